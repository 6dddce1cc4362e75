package io.shareterm.terminal.parser;

/** Writes code points as UTF-8 (RFC 3629) without allocating. */
public final class Utf8Encoder {
    /** The longest encoding of one code point. */
    public static final int MAX_BYTES = 4;

    private Utf8Encoder() {}

    /**
     * Writes {@code codePoint}, which must be a Unicode scalar value, at {@code target[at]}.
     *
     * @return the number of bytes written, 1 to {@value #MAX_BYTES}
     */
    public static int encode(int codePoint, byte[] target, int at) {
        if (codePoint < 0x80) {
            target[at] = (byte) codePoint;
            return 1;
        }
        if (codePoint < 0x800) {
            target[at] = (byte) (0xc0 | (codePoint >> 6));
            target[at + 1] = continuation(codePoint);
            return 2;
        }
        if (codePoint < 0x10000) {
            target[at] = (byte) (0xe0 | (codePoint >> 12));
            target[at + 1] = continuation(codePoint >> 6);
            target[at + 2] = continuation(codePoint);
            return 3;
        }
        target[at] = (byte) (0xf0 | (codePoint >> 18));
        target[at + 1] = continuation(codePoint >> 12);
        target[at + 2] = continuation(codePoint >> 6);
        target[at + 3] = continuation(codePoint);
        return 4;
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3f));
    }
}
