package io.shareterm.broker.scenario;

import akka.util.ByteString;
import io.shareterm.protocol.control.ControlMessage.Invite;
import io.shareterm.protocol.control.ControlMessage.Invites;
import io.shareterm.protocol.control.ControlMessage.Join;
import io.shareterm.protocol.identity.InviteId;
import io.shareterm.protocol.identity.SessionIdentity;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an agent knows of its session over all its connections. */
final class TestSession {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SessionIdentity identity = SessionIdentity.generate(RANDOM);
    private final InviteId inviteId = new InviteId(random(InviteId.LENGTH));
    private final ByteString joinToken = random(32);
    private final TestLog log = new TestLog();
    private final Map<ByteString, Integer> members = new HashMap<>();
    private final Map<Integer, Long> acks = new HashMap<>();
    private long generation;

    SessionIdentity identity() {
        return identity;
    }

    TestLog log() {
        return log;
    }

    synchronized long nextGeneration() {
        generation++;
        return generation;
    }

    Invites invites() {
        return new Invites(List.of(new Invite(inviteId, sha256(joinToken))));
    }

    /** A join that holds, by somebody new. */
    Join join() {
        return new Join(identity.sessionId(), inviteId, joinToken, random(100));
    }

    Join joinWithWrongToken() {
        return new Join(identity.sessionId(), inviteId, random(32), random(100));
    }

    /** The same joiner is the same member (PROTOCOL 5.5). */
    synchronized int memberFor(ByteString admit) {
        return members.computeIfAbsent(admit.compact(), a -> members.size() + 1);
    }

    synchronized long nextAck(int member) {
        return acks.merge(member, 1L, Long::sum);
    }

    static ByteString random(int bytes) {
        var drawn = new byte[bytes];
        RANDOM.nextBytes(drawn);
        return ByteString.fromArrayUnsafe(drawn);
    }

    private static ByteString sha256(ByteString bytes) {
        try {
            return ByteString.fromArray(MessageDigest.getInstance("SHA-256").digest(bytes.toArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
