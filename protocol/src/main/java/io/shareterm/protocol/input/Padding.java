package io.shareterm.protocol.input;

import akka.util.ByteString;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * {@code u64 seenSeq || u16 length || bytes || zeros} up to a multiple of 32 (PROTOCOL 7.1): one key looks like a short
 * word.
 */
final class Padding {

    private static final int UNIT = 32;
    private static final int FIXED = 8 + 2;

    private Padding() {}

    /** Bytes of the plaintext of so many bytes of input. */
    static int padded(int length) {
        return (FIXED + length + UNIT - 1) / UNIT * UNIT;
    }

    static void write(InputContent input, ByteBuffer out) {
        out.putLong(input.seenSeq()).putShort((short) input.bytes().size());
        input.bytes().copyToBuffer(out);
    }

    /** Empty unless it is padded exactly so. */
    static Optional<InputContent> read(ByteBuffer in) {
        var total = in.remaining();
        if (total < FIXED) {
            return Optional.empty();
        }
        var seenSeq = in.getLong();
        var length = in.getShort() & 0xffff;
        if (seenSeq < 0 || length < 1 || length > InputContent.MAX_BYTES || padded(length) != total) {
            return Optional.empty();
        }
        var bytes = new byte[length];
        in.get(bytes);
        while (in.hasRemaining()) {
            if (in.get() != 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new InputContent(seenSeq, ByteString.fromArrayUnsafe(bytes)));
    }
}
