package io.shareterm.broker.session;

import akka.util.ByteString;
import io.shareterm.protocol.control.ControlMessage;

/** What a hub tells the connection of the session's agent. */
public sealed interface AgentEvent
        permits Entered,
                AgentEvent.Attached,
                AgentEvent.Tell,
                AgentEvent.PassInput,
                AgentEvent.Held,
                AgentEvent.Close,
                AgentEvent.Finished {

    /** The claim is the highest: this connection is the agent's now. {@code lastSeq} is the newest entry held, 0 for none. */
    record Attached(long lastSeq) implements AgentEvent {}

    /** Send this message. */
    record Tell(ControlMessage message) implements AgentEvent {}

    /** Send this input frame, as the bytes that came in (PROTOCOL 2.5). */
    record PassInput(ByteString frame) implements AgentEvent {}

    /** So many bytes of frames are in the log now: there is room for as many more. Entries up to {@code lastSeq} are held. */
    record Held(long lastSeq, int bytes) implements AgentEvent {}

    /** Send this error and close; the hub has let this connection go. */
    record Close(ControlMessage.Failure failure) implements AgentEvent {}

    /** The end is recorded: nothing is missing, close. */
    record Finished() implements AgentEvent {}
}
