package io.shareterm.agent.session;

import io.shareterm.protocol.log.EntryContent;

/** What the sharer is told. */
public sealed interface SessionEvent {
    /** Somebody is here, for the first time or again. */
    record Joined(EntryContent.Person person) implements SessionEvent {}

    record Left(EntryContent.Person person) implements SessionEvent {}

    /** The program or the session has ended; the last of it is on its way. */
    enum Ending implements SessionEvent {
        ENDING
    }

    /** The session is over for good; everybody who could be told was told. */
    record Ended(SessionEnd end) implements SessionEvent {}
}
