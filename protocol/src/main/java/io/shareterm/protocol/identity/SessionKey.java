package io.shareterm.protocol.identity;

import akka.util.ByteString;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/**
 * A session's public key: 32 raw bytes of Ed25519 (RFC 8032; PROTOCOL 3.1). It may or may not be a point on the curve.
 */
public record SessionKey(ByteString raw) {

    /** SubjectPublicKeyInfo of an Ed25519 key up to the raw bytes (RFC 8410, 4). */
    private static final ByteString X509 = ByteString.fromArray(HexFormat.of().parseHex("302a300506032b6570032100"));

    public SessionKey {
        if (raw.size() != SessionId.PUBLIC_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "session key malformed: length=%d, must be %d".formatted(raw.size(), SessionId.PUBLIC_KEY_BYTES));
        }
        raw = raw.compact();
    }

    static SessionKey of(PublicKey key) {
        return new SessionKey(ByteString.fromArray(key.getEncoded()).drop(X509.size()));
    }

    /** The session that this key speaks for. */
    public SessionId sessionId() {
        return SessionId.of(raw);
    }

    /** Whether the holder of the private key signed this statement; a malformed key or signature did not. */
    public boolean verify(Statement statement, ByteString signature) {
        return verify(statement.bytes(), signature);
    }

    boolean verify(ByteString message, ByteString signature) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(X509.concat(raw).toArray())));
            verifier.update(message.toArray());
            return verifier.verify(signature.toArray());
        } catch (InvalidKeySpecException | InvalidKeyException | SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no Ed25519", e);
        }
    }
}
