package io.shareterm.agent.viewer;

import akka.util.ByteString;
import io.shareterm.protocol.control.EndReason;
import io.shareterm.protocol.input.Verdict;
import io.shareterm.protocol.log.EntryContent;
import java.util.List;

/** What a viewer's person gets to see or is told, in the order of the log. */
public sealed interface ViewerEvent {
    /** Bytes of the terminal. */
    record Output(ByteString bytes) implements ViewerEvent {}

    record Resized(int columns, int rows) implements ViewerEvent {}

    record Titled(String title) implements ViewerEvent {}

    /** Who is here now. */
    record RosterChanged(List<EntryContent.Person> people) implements ViewerEvent {
        public RosterChanged {
            people = List.copyOf(people);
        }
    }

    /** So many entries never came: at the beginning, or because this viewer was too slow. */
    record Skipped(long entries) implements ViewerEvent {}

    /** The sharer's signature says that what is shown is the newest (PROTOCOL 9.4). */
    enum BecameCurrent implements ViewerEvent {
        CURRENT
    }

    /** It has not said so for too long. */
    enum BecameStale implements ViewerEvent {
        STALE
    }

    /** Something that was typed did not arrive, for this reason. */
    record InputRefused(Verdict verdict) implements ViewerEvent {}

    /** The session is over. {@code complete}: everything up to its end was seen (PROTOCOL 9.5). */
    record Ended(EndReason reason, int exitCode, boolean complete) implements ViewerEvent {}

    /** Somebody has tampered with the log: this viewer trusts it no more (PROTOCOL 9.3). */
    record Distrusted(String why) implements ViewerEvent {}
}
