package io.shareterm.protocol.crypto;

import akka.util.ByteString;
import java.security.MessageDigest;
import java.security.SecureRandom;

/** A secret of 32 bytes: an AES-256 key or a pseudo-random key of HKDF. Compared in constant time, never printed. */
public record SymmetricKey(ByteString bytes) {

    public static final int LENGTH = 32;

    public SymmetricKey {
        if (bytes.size() != LENGTH) {
            throw new IllegalArgumentException("key malformed: length=%d, must be %d".formatted(bytes.size(), LENGTH));
        }
        bytes = bytes.compact();
    }

    /** The next 32 bytes of {@code random}. */
    public static SymmetricKey generate(SecureRandom random) {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new SymmetricKey(ByteString.fromArrayUnsafe(bytes));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SymmetricKey key && MessageDigest.isEqual(bytes.toArray(), key.bytes.toArray());
    }

    @Override
    public int hashCode() {
        return bytes.hashCode();
    }

    @Override
    public String toString() {
        return "SymmetricKey[secret]";
    }
}
