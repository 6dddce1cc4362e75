package io.shareterm.protocol.log;

import akka.util.ByteString;

/**
 * Which keyframe a checkpoint speaks of: its counter and its hash (PROTOCOL 8.6, 9.2); {@link #NONE} if there was none.
 */
public record KeyframeMark(long counter, ByteString hash) {

    public static final int HASH_BYTES = 32;

    /** Counter 0 and a hash of zeros. */
    public static final KeyframeMark NONE = new KeyframeMark(0, ByteString.fromArray(new byte[HASH_BYTES]));

    public KeyframeMark {
        if (counter < 0 || hash.size() != HASH_BYTES) {
            throw new IllegalArgumentException("keyframe mark malformed: counter=%s, hash=%d bytes"
                    .formatted(Long.toUnsignedString(counter), hash.size()));
        }
        if (counter == 0 && hash.exists(b -> (byte) b != 0)) {
            throw new IllegalArgumentException("keyframe mark malformed: counter=0 with a hash");
        }
    }
}
