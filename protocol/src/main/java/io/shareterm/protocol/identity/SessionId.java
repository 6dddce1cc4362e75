package io.shareterm.protocol.identity;

import akka.util.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * The address of a session: the first 100 bits of the hash of its public key, as 20 characters of lower-case base32
 * (PROTOCOL 3.1).
 */
public record SessionId(String value) {

    public static final int LENGTH = 20;

    /** Bytes of a raw Ed25519 public key (RFC 8032). */
    public static final int PUBLIC_KEY_BYTES = 32;

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{20}");

    /** Throws {@link IllegalArgumentException} unless it is 20 characters of {@code a-z2-7}. */
    public SessionId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "session id malformed: length=%d, must be %d of a-z2-7".formatted(value.length(), LENGTH));
        }
    }

    /** The address that belongs to a raw Ed25519 public key of 32 bytes. */
    public static SessionId of(ByteString publicKey) {
        if (publicKey.size() != PUBLIC_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "public key malformed: length=%d, must be %d".formatted(publicKey.size(), PUBLIC_KEY_BYTES));
        }
        return new SessionId(base32(sha256(publicKey.toArray())));
    }

    /** The 20 ASCII bytes as which it stands in hashes, key derivations and associated data. */
    public ByteString bytes() {
        return ByteString.fromString(value, StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String base32(byte[] hash) {
        var text = new StringBuilder(LENGTH);
        for (var bit = 0; text.length() < LENGTH; bit += 5) {
            var twoBytes = ((hash[bit / 8] & 0xff) << 8) | (hash[bit / 8 + 1] & 0xff);
            text.append(ALPHABET.charAt((twoBytes >> (11 - bit % 8)) & 0x1f));
        }
        return text.toString();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
