package io.shareterm.config.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What tells a public key from every other: the first 16 bytes of SHA-256 over its SubjectPublicKeyInfo (RFC 5280
 * 4.1.2.7), as it stands in links and pins (PROTOCOL 10.1). It belongs to the key, so it survives a new certificate.
 * 128 bits: making a second key for it takes 2^128 tries, and finding two keys of one's own gains nothing.
 *
 * @param text 22 characters of base64url without padding
 */
public record Fingerprint(String text) {
    private static final int BYTES = 16;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");

    public Fingerprint {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a fingerprint has 22 characters of A-Z a-z 0-9 - _, not '" + text + "'; part of it is missing?");
        }
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (!encode(bytes).equals(text)) { // 22 characters hold 132 bits: the last 4 must be zero
            throw new IllegalArgumentException("'" + text + "' is no fingerprint: its last character is wrong");
        }
    }

    /**
     * Reads a fingerprint as a person gives it, white space around it allowed.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    public static Fingerprint parse(String text) {
        return new Fingerprint(text.strip());
    }

    public static Fingerprint of(X509Certificate certificate) {
        return of(certificate.getPublicKey());
    }

    public static Fingerprint of(PublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return new Fingerprint(encode(Arrays.copyOf(digest, BYTES)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return text;
    }
}
