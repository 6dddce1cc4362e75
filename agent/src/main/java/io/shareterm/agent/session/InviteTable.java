package io.shareterm.agent.session;

import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.identity.InviteId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The invites of the session and how often each was used. */
final class InviteTable {
    private final Map<InviteId, Invite> invites = new LinkedHashMap<>();
    private final Map<InviteId, Integer> uses = new HashMap<>();

    /** @param initial at most {@value ControlMessage.Invites#MAX}, each id once */
    InviteTable(List<Invite> initial) {
        Invite.registered(initial);
        initial.forEach(invite -> invites.put(invite.keys().inviteId(), invite));
    }

    Optional<Invite> find(InviteId id) {
        return Optional.ofNullable(invites.get(id));
    }

    /** Why this invite lets nobody in now, in words for the joiner; empty if it does. */
    Optional<String> closed(Invite invite, Instant now) {
        if (invite.expires().filter(end -> !now.isBefore(end)).isPresent()) {
            return Optional.of("this link has expired: ask for a new one");
        }
        int used = uses.getOrDefault(invite.keys().inviteId(), 0);
        return invite.maxUses().isPresent() && used >= invite.maxUses().getAsInt()
                ? Optional.of("this link was used as often as it allows: ask for a new one")
                : Optional.empty();
    }

    /** Somebody new came in by this invite. */
    void used(Invite invite) {
        uses.merge(invite.keys().inviteId(), 1, Integer::sum);
    }
}
