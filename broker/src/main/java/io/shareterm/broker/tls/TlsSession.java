package io.shareterm.broker.tls;

import akka.util.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;

/**
 * What a handshake settled.
 *
 * @param alpn the protocol chosen (RFC 7301), empty if the client offered none
 * @param localSpkiSha256 SHA-256 of the DER SubjectPublicKeyInfo of the certificate that this side showed on this very
 *     connection (PROTOCOL 3.3): 32 bytes, or none where this side showed no certificate, as a client does
 * @param cipherSuite its name in the IANA registry
 */
public record TlsSession(String alpn, ByteString localSpkiSha256, String cipherSuite) {
    private static final int SHA256_BYTES = 32;

    public TlsSession {
        Objects.requireNonNull(alpn, "alpn");
        Objects.requireNonNull(cipherSuite, "cipherSuite");
        if (!localSpkiSha256.isEmpty() && localSpkiSha256.size() != SHA256_BYTES) {
            throw new IllegalArgumentException("localSpkiSha256: size=" + localSpkiSha256.size() + ", must be 0 or 32");
        }
    }

    static TlsSession of(SSLEngine engine) {
        SSLSession session = engine.getSession();
        String alpn = Objects.requireNonNullElse(engine.getApplicationProtocol(), "");
        return new TlsSession(alpn, spkiSha256(session.getLocalCertificates()), session.getCipherSuite());
    }

    private static ByteString spkiSha256(Certificate[] chain) {
        if (chain == null || chain.length == 0) {
            return ByteString.emptyByteString();
        }
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return ByteString.fromArrayUnsafe(
                    sha256.digest(chain[0].getPublicKey().getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
