package io.shareterm.agent.session;

import io.shareterm.protocol.admission.InviteKeys;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.control.ControlMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A way into the session (PROTOCOL 5.1).
 *
 * @param maxUses how many members it lets in; empty for any number. Coming back is no use
 * @param expires from when on it lets nobody in any more; empty for never
 */
public record Invite(InviteKeys keys, Role role, OptionalInt maxUses, Optional<Instant> expires) {
    public Invite {
        if (maxUses.isPresent() && maxUses.getAsInt() < 1) {
            throw new IllegalArgumentException("uses out of range: value=" + maxUses.getAsInt() + ", min=1");
        }
    }

    /** What the broker is told of these invites (PROTOCOL 6.3). */
    public static ControlMessage.Invites registered(List<Invite> invites) {
        return new ControlMessage.Invites(invites.stream()
                .map(invite -> new ControlMessage.Invite(
                        invite.keys().inviteId(), invite.keys().tokenHash()))
                .toList());
    }

    /** For as many as come, for as long as the session lasts. */
    public static Invite open(InviteKeys keys, Role role) {
        return new Invite(keys, role, OptionalInt.empty(), Optional.empty());
    }
}
