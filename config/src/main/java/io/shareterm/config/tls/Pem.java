package io.shareterm.config.tls;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Writes PEM blocks (RFC 7468). */
final class Pem {
    private static final int LINE = 64;

    private Pem() {}

    static String certificate(X509Certificate certificate) {
        try {
            return block("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate without an encoding", e);
        }
    }

    /** The private key in PKCS#8 and the public key, which that does not hold. */
    static String keys(KeyPair keys) {
        return block("PRIVATE KEY", keys.getPrivate().getEncoded())
                + block("PUBLIC KEY", keys.getPublic().getEncoded());
    }

    private static String block(String label, byte[] bytes) {
        String text = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
    }
}
