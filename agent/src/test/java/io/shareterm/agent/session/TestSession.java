package io.shareterm.agent.session;

import akka.util.ByteString;
import io.shareterm.protocol.admission.InviteKeys;
import io.shareterm.protocol.admission.InviteSecret;
import io.shareterm.protocol.admission.JoinerHandshake;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.identity.SessionIdentity;
import io.shareterm.protocol.input.InputContent;
import io.shareterm.protocol.input.InputSealer;
import io.shareterm.protocol.text.MemberName;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/** A session with its invites, and joiners who know their secrets. */
final class TestSession {
    static final SessionSettings SETTINGS =
            new SessionSettings(1 << 20, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30), 256);

    private static final SecureRandom RANDOM = new SecureRandom();

    final SessionIdentity identity = SessionIdentity.generate(RANDOM);
    final OutputKey key = OutputKey.generate(1, 1, RANDOM);
    final InviteSecret helperSecret = InviteSecret.generate(RANDOM);
    final InviteSecret observerSecret = InviteSecret.generate(RANDOM);
    final Invite helper = Invite.open(InviteKeys.derive(identity.sessionId(), helperSecret), Role.HELPER);
    final Invite observer = Invite.open(InviteKeys.derive(identity.sessionId(), observerSecret), Role.OBSERVER);
    private long joins;

    List<Invite> invites() {
        return List.of(helper, observer);
    }

    JoinerHandshake joiner(InviteSecret secret, String name) {
        return JoinerHandshake.begin(identity.sessionId(), secret, new MemberName(name), RANDOM);
    }

    /** As the broker hands a join to the agent. */
    ControlMessage.AdmitRequest request(JoinerHandshake joiner) {
        joins++;
        return new ControlMessage.AdmitRequest(joins, "192.0.2.1", joiner.inviteId(), joiner.admit());
    }

    /** A frame as it comes from the wire. */
    static Frame.Input input(InputSealer sealer, long seq, long seenSeq, String text) {
        return (Frame.Input)
                FrameCodec.decode(sealer.seal(seq, new InputContent(seenSeq, ByteString.fromString(text))));
    }
}
