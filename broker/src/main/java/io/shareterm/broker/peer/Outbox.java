package io.shareterm.broker.peer;

import akka.util.ByteString;
import akka.util.ByteStringBuilder;
import java.util.ArrayDeque;

/**
 * Control frames, input and acknowledgements on their way to a peer; they go before entries. Bounded; when full, the peer is
 * cut off: it takes nothing, and whatever was left out would put it out of step. Input alone may be left out, for its viewer
 * sends it again; so many who type cut no agent off.
 */
final class Outbox {

    /** Bytes. Room for a second of acknowledgements or input of all members together, and for any handshake. */
    static final int MAX_BYTES = 512 * 1024;

    /** Bytes. Beyond it what may be left out is: the other half is for what may not. */
    static final int MAX_BYTES_WITH_INPUT = MAX_BYTES / 2;

    private final ArrayDeque<ByteString> frames = new ArrayDeque<>(2);
    private int bytes;

    /** Whether there was room. */
    boolean offer(ByteString frame) {
        if (bytes + frame.size() > MAX_BYTES) {
            return false;
        }
        frames.addLast(frame);
        bytes += frame.size();
        return true;
    }

    /** Takes input, or leaves it out. */
    void offerInput(ByteString frame) {
        if (bytes + frame.size() <= MAX_BYTES_WITH_INPUT) {
            offer(frame);
        }
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    /** Everything that is there, at least one frame. */
    ByteString takeAll() {
        bytes = 0;
        if (frames.size() == 1) {
            return frames.removeFirst();
        }
        var builder = new ByteStringBuilder();
        frames.forEach(builder::append);
        frames.clear();
        return builder.result();
    }
}
