package io.shareterm.protocol.admission;

import akka.util.ByteString;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret of an invite, 16 random bytes (PROTOCOL 4.4). Compared in constant time; printed only by {@link
 * #base64url}.
 */
public record InviteSecret(ByteString bytes) {

    public static final int LENGTH = 16;

    public InviteSecret {
        if (bytes.size() != LENGTH) {
            throw new IllegalArgumentException(
                    "invite secret malformed: length=%d, must be %d".formatted(bytes.size(), LENGTH));
        }
        bytes = bytes.compact();
    }

    /** A new secret: the next 16 bytes of {@code random}. */
    public static InviteSecret generate(SecureRandom random) {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new InviteSecret(ByteString.fromArrayUnsafe(bytes));
    }

    /** The 22 characters that stand in a link (PROTOCOL 10.1). */
    public String base64url() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InviteSecret secret && MessageDigest.isEqual(bytes.toArray(), secret.bytes.toArray());
    }

    @Override
    public int hashCode() {
        return bytes.hashCode();
    }

    @Override
    public String toString() {
        return "InviteSecret[secret]";
    }
}
