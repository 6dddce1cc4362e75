package io.shareterm.protocol.crypto;

import java.nio.ByteBuffer;

/** The two forms of a nonce of 12 bytes (PROTOCOL 4.2); as unsigned numbers both rise with their counters. */
public final class Nonces {

    public static final int LENGTH = 12;

    private Nonces() {}

    /** {@code u32 0 || u64 counter}. */
    public static byte[] counter(long counter) {
        return ByteBuffer.allocate(LENGTH).putInt(0).putLong(counter).array();
    }

    /** {@code u64 counter || u32 part}, for the parts of a keyframe. */
    public static byte[] part(long counter, int part) {
        return ByteBuffer.allocate(LENGTH).putLong(counter).putInt(part).array();
    }
}
