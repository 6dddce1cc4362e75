package io.shareterm.protocol.identity;

import akka.util.ByteString;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;

/**
 * The key pair of one share (PROTOCOL 3.1). It lives in this process's memory only: when it is lost, so is the address.
 * May be used by several threads.
 */
public final class SessionIdentity {

    private final KeyPair keys;
    private final SessionKey publicKey;
    private final SessionId sessionId;

    private SessionIdentity(KeyPair keys) {
        this.keys = keys;
        this.publicKey = SessionKey.of(keys.getPublic());
        this.sessionId = publicKey.sessionId();
    }

    /** A new session; its private key is the next 32 bytes of {@code random}. */
    public static SessionIdentity generate(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            return new SessionIdentity(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no Ed25519", e);
        }
    }

    public SessionId sessionId() {
        return sessionId;
    }

    public SessionKey publicKey() {
        return publicKey;
    }

    /** The signature of 64 bytes. */
    public ByteString sign(Statement statement) {
        return sign(statement.bytes());
    }

    ByteString sign(ByteString message) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(keys.getPrivate());
            signer.update(message.toArray());
            return ByteString.fromArrayUnsafe(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 could not sign", e);
        }
    }

    @Override
    public String toString() {
        return "SessionIdentity[" + sessionId + "]";
    }
}
