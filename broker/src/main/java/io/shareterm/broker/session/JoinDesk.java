package io.shareterm.broker.session;

import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import io.shareterm.protocol.control.ControlMessage.Invite;
import io.shareterm.protocol.control.ControlMessage.Invites;
import io.shareterm.protocol.control.ControlMessage.Join;
import io.shareterm.protocol.identity.InviteId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/**
 * Those who are not admitted yet, and the invites by which the broker checks them (PROTOCOL 5.1, 5.3). It keeps hashes of join
 * tokens only, and compares in constant time. Changed by the hub alone; {@link #size} may be asked from any thread. Lost with the
 * hub: the agent sends the invites again, joiners come again.
 */
final class JoinDesk {

    /** What the broker can say of a join by itself. */
    enum Check {
        /** The token belongs to a registered invite. */
        HOLDS,
        /** No such invite, or a wrong token. */
        FAILS,
        /** The agent has not told its invites yet. */
        UNDECIDED
    }

    /** What a joiner is told whose invite does not hold. */
    static final String NO_SUCH_INVITE = "there is no such invite; ask for a new link";

    private static final ByteString NO_HASH = ByteString.fromArrayUnsafe(new byte[32]);

    private final Map<Long, Joiner> joiners = new ConcurrentSkipListMap<>();
    private Optional<Map<InviteId, ByteString>> invites = Optional.empty();
    private long lastId;

    /** The invites that hold from now on. */
    void replace(Invites told) {
        invites = Optional.of(told.invites().stream().collect(Collectors.toMap(Invite::inviteId, Invite::tokenHash)));
    }

    Check check(Join join) {
        if (invites.isEmpty()) {
            return Check.UNDECIDED;
        }
        var registered = invites.get().getOrDefault(join.inviteId(), NO_HASH);
        // A token whose hash is all zeros is not known to anybody, and an unknown id costs the same time.
        return MessageDigest.isEqual(sha256(join.joinToken()), registered.toArrayUnsafe()) ? Check.HOLDS : Check.FAILS;
    }

    /** Takes somebody in who waits, under a new number. */
    Joiner arrive(Join join, String address, ActorRef<ViewerEvent> viewer) {
        lastId++;
        var joiner = new Joiner(lastId, join, address, viewer);
        joiners.put(joiner.id(), joiner);
        return joiner;
    }

    /** The joiner of that number waits no more. */
    Optional<Joiner> remove(long id) {
        return Optional.ofNullable(joiners.remove(id));
    }

    /** The joiner of that connection waits no more. */
    Optional<Joiner> remove(ActorRef<ViewerEvent> viewer) {
        return joiners.values().stream()
                .filter(j -> j.viewer().equals(viewer))
                .findFirst()
                .flatMap(j -> remove(j.id()));
    }

    /** All who wait, in the order in which they came. */
    List<Joiner> waiting() {
        return List.copyOf(joiners.values());
    }

    int size() {
        return joiners.size();
    }

    private static byte[] sha256(ByteString token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.toArrayUnsafe());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
