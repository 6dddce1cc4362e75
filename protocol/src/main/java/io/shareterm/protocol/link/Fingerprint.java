package io.shareterm.protocol.link;

import akka.util.ByteString;
import io.shareterm.protocol.crypto.Hashes;
import java.util.Base64;

/** The first 16 bytes of the SHA-256 of a SubjectPublicKeyInfo: which certificate a link expects (PROTOCOL 10.1). */
public record Fingerprint(ByteString bytes) {

    public static final int LENGTH = 16;

    public Fingerprint {
        if (bytes.size() != LENGTH) {
            throw new IllegalArgumentException(
                    "fingerprint malformed: length=%d, must be %d".formatted(bytes.size(), LENGTH));
        }
        bytes = bytes.compact();
    }

    /** Of a DER SubjectPublicKeyInfo: {@code certificate.getPublicKey().getEncoded()}. */
    public static Fingerprint ofSpki(ByteString der) {
        return new Fingerprint(Hashes.sha256(der).take(LENGTH));
    }

    /** Whether this is the fingerprint of that DER SubjectPublicKeyInfo. */
    public boolean matches(ByteString der) {
        return Hashes.same(bytes, Hashes.sha256(der).take(LENGTH));
    }

    /** The 22 characters that stand in a link. */
    public String base64url() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toArray());
    }

    @Override
    public String toString() {
        return base64url();
    }
}
