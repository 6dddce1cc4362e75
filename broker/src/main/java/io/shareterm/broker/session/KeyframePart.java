package io.shareterm.broker.session;

import akka.util.ByteString;

/**
 * One part of a keyframe as it came in (PROTOCOL 8.6).
 *
 * @param counter the keyframe's number
 * @param seq the entry as of which it is
 * @param part from 0
 * @param parts of the whole keyframe
 * @param frame the whole native frame
 */
public record KeyframePart(long counter, long seq, int part, int parts, ByteString frame) implements LogFrame {
    public KeyframePart {
        frame = frame.compact();
    }

    boolean continues(KeyframePart before) {
        return counter == before.counter && seq == before.seq && parts == before.parts && part == before.part + 1;
    }
}
