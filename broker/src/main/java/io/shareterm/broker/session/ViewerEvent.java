package io.shareterm.broker.session;

import akka.util.ByteString;
import io.shareterm.protocol.control.ControlMessage;

/** What a hub tells the connection of a joiner or viewer. */
public sealed interface ViewerEvent
        permits Entered, ViewerEvent.Tell, ViewerEvent.LetIn, ViewerEvent.PassAck, ViewerEvent.Ring, ViewerEvent.Close {

    /** Send this message. */
    record Tell(ControlMessage message) implements ViewerEvent {}

    /**
     * The joiner is a member: send the admission, then the log.
     *
     * @param admitted what the agent answered
     * @param source where the log comes from
     */
    record LetIn(ControlMessage.Admitted admitted, LogSource source) implements ViewerEvent {}

    /** Send this acknowledgement, as the bytes that came in (PROTOCOL 2.5). */
    record PassAck(ByteString frame) implements ViewerEvent {}

    /** There is something new in the log. */
    record Ring() implements ViewerEvent {}

    /** Send this error and close; the hub has let this connection go. */
    record Close(ControlMessage.Failure failure) implements ViewerEvent {}
}
