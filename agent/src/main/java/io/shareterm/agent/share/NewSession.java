package io.shareterm.agent.share;

import io.shareterm.agent.session.Invite;
import io.shareterm.protocol.admission.InviteKeys;
import io.shareterm.protocol.admission.InviteSecret;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.identity.SessionIdentity;
import java.security.SecureRandom;
import java.util.List;

/**
 * The secrets with which a session begins: who it is, the key of its first epoch, and an invite each for helpers and for
 * observers. In memory only.
 */
public record NewSession(SessionIdentity identity, OutputKey outputKey, InviteSecret helper, InviteSecret observer) {
    /** Draws all of it. */
    public static NewSession draw(SecureRandom random) {
        return new NewSession(
                SessionIdentity.generate(random),
                OutputKey.generate(1, 1, random),
                InviteSecret.generate(random),
                InviteSecret.generate(random));
    }

    public List<Invite> invites() {
        return List.of(invite(helper, Role.HELPER), invite(observer, Role.OBSERVER));
    }

    /** What the broker is told of them. */
    public ControlMessage.Invites registered() {
        return Invite.registered(invites());
    }

    private Invite invite(InviteSecret secret, Role role) {
        return Invite.open(InviteKeys.derive(identity.sessionId(), secret), role);
    }

    @Override
    public String toString() {
        return "NewSession[" + identity.sessionId() + "]";
    }
}
