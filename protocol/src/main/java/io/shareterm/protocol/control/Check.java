package io.shareterm.protocol.control;

import akka.util.ByteString;

/** The lengths and ranges of PROTOCOL 6. */
final class Check {

    private Check() {}

    /** Exactly so many bytes; the result pins no larger buffer. */
    static ByteString exactly(String name, ByteString bytes, int length) {
        if (bytes.size() != length) {
            throw new IllegalArgumentException(
                    "%s has a wrong length: length=%d, must be %d".formatted(name, bytes.size(), length));
        }
        return bytes.compact();
    }

    /** One to {@code max} bytes; the result pins no larger buffer. */
    static ByteString atMost(String name, ByteString bytes, int max) {
        within(name + " length", bytes.size(), 1, max);
        return bytes.compact();
    }

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
}
