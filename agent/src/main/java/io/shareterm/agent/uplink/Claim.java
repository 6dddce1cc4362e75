package io.shareterm.agent.uplink;

import akka.util.ByteString;
import io.shareterm.agent.connection.BrokerCertificate;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.identity.SessionIdentity;
import io.shareterm.protocol.identity.Statement;
import java.security.SecureRandom;

/** Signs the claim to the session, with a generation that rises every time (PROTOCOL 3.3). */
final class Claim {
    private static final int NONCE_BYTES = 32;

    private final SessionIdentity identity;
    private final SecureRandom random;
    private long generation;

    Claim(SessionIdentity identity, SecureRandom random) {
        this.identity = identity;
        this.random = random;
    }

    ControlMessage.Open sign(ControlMessage.Hello hello, BrokerCertificate broker) {
        byte[] nonceBytes = new byte[NONCE_BYTES];
        random.nextBytes(nonceBytes);
        ByteString nonce = ByteString.fromArrayUnsafe(nonceBytes);
        generation++;
        Statement statement = Statement.open(identity.sessionId(), hello.nonce(), nonce, broker.spkiHash(), generation);
        boolean makesKeyframes = false;
        return new ControlMessage.Open(
                identity.publicKey().raw(), nonce, generation, identity.sign(statement), makesKeyframes);
    }
}
