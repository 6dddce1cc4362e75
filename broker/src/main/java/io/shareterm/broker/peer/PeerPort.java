package io.shareterm.broker.peer;

import akka.util.ByteString;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.frame.ErrorCode;

/** What a phase may do with its connection. */
interface PeerPort {

    /** Sends a control message, before entries. */
    void send(ControlMessage message);

    /** Sends a whole native frame, before entries. */
    void send(ByteString frame);

    /** Sends an input frame, before entries; leaves it out if too much waits to be sent. */
    void sendInput(ByteString frame);

    /** Sends an error, with text of the broker's own, and closes if it is one that closes. */
    void fail(ErrorCode code, String text);

    /** Sends an error with somebody else's text and closes. */
    void passOn(ControlMessage.Failure failure);

    /** Sends what is in the outbox and closes; nothing more is read. */
    void finish();

    /** There may be something to send. */
    void flush();

    /** There may be room to read. */
    void readOn();

    /** Goes on as this. */
    void become(PeerPhase next);

    /** Where the hub reaches this connection. */
    HubInbox inbox();

    /** The clock, in nanoseconds since some moment. */
    long nowNanos();
}
