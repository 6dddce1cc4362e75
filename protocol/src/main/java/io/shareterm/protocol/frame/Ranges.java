package io.shareterm.protocol.frame;

import akka.util.ByteString;

/** The ranges of PROTOCOL 2.4; a negative number is an unsigned one beyond what the protocol allows. */
final class Ranges {

    private Ranges() {}

    static void fromOne(String name, long value) {
        within(name, value, 1, Long.MAX_VALUE);
    }

    static void fromZero(String name, long value) {
        within(name, value, 0, Long.MAX_VALUE);
    }

    static void within(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "%s out of range: %s, must be %d to %d".formatted(name, Long.toUnsignedString(value), min, max));
        }
    }

    static void sealed(FrameType type, ByteString sealed) {
        within("sealed length", sealed.size(), FrameType.TAG_BYTES, type.maxBody() - type.headerBytes());
    }
}
