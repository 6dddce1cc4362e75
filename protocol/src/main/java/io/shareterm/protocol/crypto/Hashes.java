package io.shareterm.protocol.crypto;

import akka.util.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 (FIPS 180-4), {@code H} in the protocol. */
public final class Hashes {

    public static final int LENGTH = 32;

    private Hashes() {}

    /** The hash, 32 bytes. */
    public static ByteString sha256(ByteString bytes) {
        return ByteString.fromArrayUnsafe(digest().digest(bytes.toArrayUnsafe()));
    }

    /** A new digest, for what is hashed piece by piece. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    /** Whether two values are equal; takes the same time wherever they differ. */
    public static boolean same(ByteString one, ByteString other) {
        return MessageDigest.isEqual(one.toArrayUnsafe(), other.toArrayUnsafe());
    }
}
