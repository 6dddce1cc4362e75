package io.shareterm.e2e;

import akka.util.ByteString;
import java.security.SecureRandom;
import java.util.Arrays;

/** Bytes for tests: random ones, and where some occur among others. */
final class Bytes {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Bytes() {}

    static ByteString random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return ByteString.fromArrayUnsafe(bytes);
    }

    /** The same bytes but for one bit of the one at {@code index}. */
    static ByteString flipped(ByteString bytes, int index) {
        var altered = bytes.toArray();
        altered[index] ^= 1;
        return ByteString.fromArrayUnsafe(altered);
    }

    /** Whether {@code part} occurs anywhere in {@code whole}. */
    static boolean contains(byte[] whole, byte[] part) {
        for (int at = 0; at <= whole.length - part.length; at++) {
            if (whole[at] == part[0] && Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
