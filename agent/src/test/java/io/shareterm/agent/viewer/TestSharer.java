package io.shareterm.agent.viewer;

import akka.util.ByteString;
import io.shareterm.protocol.admission.AdmitContent;
import io.shareterm.protocol.admission.AgentHandshake;
import io.shareterm.protocol.admission.InviteKeys;
import io.shareterm.protocol.admission.InviteSecret;
import io.shareterm.protocol.admission.JoinerHandshake;
import io.shareterm.protocol.admission.Membership;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.control.EndReason;
import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.identity.SessionIdentity;
import io.shareterm.protocol.identity.Statement;
import io.shareterm.protocol.input.Ack;
import io.shareterm.protocol.input.AckSealer;
import io.shareterm.protocol.input.InputContent;
import io.shareterm.protocol.input.InputOpener;
import io.shareterm.protocol.input.Verdict;
import io.shareterm.protocol.log.Chain;
import io.shareterm.protocol.log.Checkpoints;
import io.shareterm.protocol.log.EntryContent;
import io.shareterm.protocol.log.EntrySealer;
import io.shareterm.protocol.log.KeyframeMark;
import io.shareterm.protocol.text.MemberName;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** A sharer who seals what a test says, and lets one viewer in. */
public final class TestSharer {
    private static final SecureRandom RANDOM = new SecureRandom();

    public final SessionIdentity identity = SessionIdentity.generate(RANDOM);
    private final OutputKey key = OutputKey.generate(1, 1, RANDOM);
    private final EntrySealer sealer = new EntrySealer(identity.sessionId(), key);
    private final Chain chain = Chain.start(identity.sessionId());
    private final AgentHandshake.Answer answer;
    private final AckSealer acks;
    private final InputOpener inputs;
    public final JoinerHandshake joiner;
    public final Membership membership;

    public TestSharer(Role role, long nextSeq) {
        InviteSecret secret = InviteSecret.generate(RANDOM);
        joiner = JoinerHandshake.begin(identity.sessionId(), secret, new MemberName("Ann"), RANDOM);
        AdmitContent admit = AdmitContent.open(
                identity.sessionId(), InviteKeys.derive(identity.sessionId(), secret), joiner.admit());
        answer = new AgentHandshake(identity, RANDOM).admit(admit, 1, role, nextSeq, List.of(key));
        membership = joiner.complete(1, answer.admission());
        acks = new AckSealer(identity.sessionId(), answer.keys());
        inputs = new InputOpener(identity.sessionId(), answer.keys());
    }

    /** The whole native frame of the next entry. */
    public ByteString entry(EntryContent content) {
        long seq = chain.seq() + 1;
        ByteString frame = sealer.seal(seq, content);
        chain.add(seq, frame);
        return frame;
    }

    public ByteString output(String text) {
        return entry(new EntryContent.Output(ByteString.fromString(text)));
    }

    public ByteString checkpoint() {
        return entry(Checkpoints.sign(identity, 1, chain, KeyframeMark.NONE));
    }

    /** A checkpoint that somebody else signed, sealed by a member who has the output key. */
    ByteString checkpointBy(SessionIdentity other) {
        return entry(Checkpoints.sign(other, 1, chain, KeyframeMark.NONE));
    }

    /** Somebody who has the output key and seals a log of their own: a member, hand in hand with the broker. */
    Insider insider() {
        return new Insider();
    }

    final class Insider {
        private final EntrySealer own = new EntrySealer(identity.sessionId(), key);

        ByteString output(String text) {
            TestSharer.this.output("the real entry");
            return own.seal(chain.seq(), new EntryContent.Output(ByteString.fromString(text)));
        }
    }

    public ControlMessage.End end() {
        Statement statement = Statement.end(identity.sessionId(), chain.seq(), chain.value(), 1, 3);
        return new ControlMessage.End(EndReason.COMMAND_ENDED, 3, chain.seq(), chain.value(), identity.sign(statement));
    }

    Frame.InputAck ack(long nextSeq, Verdict verdict) {
        return (Frame.InputAck) FrameCodec.decode(ackFrame(nextSeq, verdict));
    }

    /** The whole native frame of an answer. */
    public ByteString ackFrame(long nextSeq, Verdict verdict) {
        return acks.seal(new Ack(nextSeq, verdict));
    }

    /** What lets the joiner in as member 1. */
    public ByteString admission() {
        return answer.admission();
    }

    public Optional<InputContent> open(ByteString input) {
        return inputs.open((Frame.Input) FrameCodec.decode(input));
    }
}
