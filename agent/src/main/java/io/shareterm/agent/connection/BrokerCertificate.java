package io.shareterm.agent.connection;

import akka.util.ByteString;
import io.shareterm.config.tls.Fingerprint;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;

/**
 * What identifies the broker on one connection.
 *
 * @param spkiHash SHA-256 of the SubjectPublicKeyInfo of its leaf certificate (PROTOCOL 3.3), 32 bytes
 * @param fingerprint of the same key, for links
 */
public record BrokerCertificate(ByteString spkiHash, Fingerprint fingerprint) {
    private static final int HASH_BYTES = 32;

    public BrokerCertificate {
        if (spkiHash.size() != HASH_BYTES) {
            throw new IllegalArgumentException("hash malformed: length=" + spkiHash.size() + ", must be " + HASH_BYTES);
        }
    }

    static BrokerCertificate of(X509Certificate leaf) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(leaf.getPublicKey().getEncoded());
            return new BrokerCertificate(ByteString.fromArrayUnsafe(hash), Fingerprint.of(leaf));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
