package io.shareterm.protocol.crypto;

import akka.util.ByteString;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.ProtocolException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;

/** An X25519 key pair (RFC 7748) for one admission. Public keys stand as their 32 raw bytes. */
public final class EphemeralKey {

    /** Bytes of a raw public key and of the agreed secret. */
    public static final int LENGTH = 32;

    /** SubjectPublicKeyInfo of an X25519 key up to the raw bytes (RFC 8410, 4). */
    private static final ByteString X509 = ByteString.fromArray(HexFormat.of().parseHex("302a300506032b656e032100"));

    private final KeyPair keys;
    private final ByteString publicKey;

    private EphemeralKey(KeyPair keys) {
        this.keys = keys;
        this.publicKey = ByteString.fromArray(keys.getPublic().getEncoded())
                .drop(X509.size())
                .compact();
    }

    /** A new pair; its private key is the next 32 bytes of {@code random}. */
    public static EphemeralKey generate(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance("X25519");
            generator.initialize(NamedParameterSpec.X25519, random);
            return new EphemeralKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no X25519", e);
        }
    }

    public ByteString publicKey() {
        return publicKey;
    }

    /**
     * The secret that both ends come to, 32 bytes.
     *
     * @throws ProtocolException {@link ErrorCode#PROTOCOL_ERROR} if the peer's key is malformed, or of small order,
     *     which would make the secret all zeros (RFC 7748, 6.1)
     */
    public ByteString agree(ByteString peer) {
        try {
            var agreement = KeyAgreement.getInstance("X25519");
            agreement.init(keys.getPrivate());
            agreement.doPhase(
                    KeyFactory.getInstance("X25519")
                            .generatePublic(
                                    new X509EncodedKeySpec(X509.concat(peer).toArray())),
                    true);
            return checked(agreement.generateSecret());
        } catch (InvalidKeySpecException | InvalidKeyException e) {
            throw refused(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no X25519", e);
        }
    }

    /** The JDK refuses points of small order itself; the protocol's rule does not hang on that. */
    private static ByteString checked(byte[] secret) {
        var bits = 0;
        for (var b : secret) {
            bits |= b;
        }
        if (bits == 0) {
            throw refused(new InvalidKeyException("the agreed secret is zero"));
        }
        return ByteString.fromArrayUnsafe(secret);
    }

    private static ProtocolException refused(Exception cause) {
        return new ProtocolException(
                ErrorCode.PROTOCOL_ERROR, "ephemeral key refused: malformed or of small order", cause);
    }

    @Override
    public String toString() {
        return "EphemeralKey[secret]";
    }
}
