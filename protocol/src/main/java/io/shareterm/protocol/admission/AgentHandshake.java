package io.shareterm.protocol.admission;

import akka.util.ByteString;
import io.shareterm.protocol.crypto.EphemeralKey;
import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.ProtocolException;
import io.shareterm.protocol.identity.SessionIdentity;
import io.shareterm.protocol.identity.Statement;
import io.shareterm.protocol.proto.Admission;
import io.shareterm.protocol.proto.Offer;
import java.security.SecureRandom;
import java.util.List;

/** The agent's answer to an admit that it lets in (PROTOCOL 5.4). Whether it does is not decided here. */
public final class AgentHandshake {

    /** The most epochs that one admission may carry: with them it stays within a control frame. */
    public static final int MAX_WRAPS = 128;

    /**
     * A joiner is a member.
     *
     * @param admission the serialized {@code Admission}; the answer to every repetition of the same admit (PROTOCOL
     *     5.5)
     * @param wraps for the output keys of later epochs
     */
    public record Answer(ByteString admission, MemberKeys keys, WrapSealer wraps) {}

    private final SessionIdentity identity;
    private final SecureRandom random;

    public AgentHandshake(SessionIdentity identity, SecureRandom random) {
        this.identity = identity;
        this.random = random;
    }

    /**
     * Lets a joiner in; draws an ephemeral key (32 bytes of {@code random}).
     *
     * @param member a number that was never used in this session
     * @param nextSeq the number that the next entry will have
     * @param outputKeys those whose entries may still be in a log, epochs rising by one, 1 to {@link #MAX_WRAPS}
     * @throws ProtocolException {@link ErrorCode#PROTOCOL_ERROR} if the joiner's ephemeral key is of small order
     */
    public Answer admit(AdmitContent admit, int member, Role role, long nextSeq, List<OutputKey> outputKeys) {
        if (member < 1 || nextSeq < 1 || outputKeys.isEmpty() || outputKeys.size() > MAX_WRAPS) {
            throw new IllegalArgumentException("admission out of range: member=%d, nextSeq=%d, output keys=%d"
                    .formatted(member, nextSeq, outputKeys.size()));
        }
        OutputKey.checkRising(outputKeys);
        var session = identity.sessionId();
        var ephemeral = EphemeralKey.generate(random);
        var agreed = ephemeral.agree(admit.ephemeral());
        var offer = Offer.newBuilder()
                .setMember(member)
                .setRole(Proto.role(role))
                .setEphemeral(Proto.bytes(ephemeral.publicKey()))
                .setSessionKey(Proto.bytes(identity.publicKey().raw()))
                .setNextSeq(nextSeq)
                .setEpoch(outputKeys.get(outputKeys.size() - 1).epoch())
                .build()
                .toByteString();
        var transcript = Transcript.of(session, admit.admit(), Proto.bytes(offer));
        var keys = MemberKeys.derive(session, member, agreed, admit.invite().admitKey(), transcript);
        var wraps = new WrapSealer(session, keys);
        var admission = Admission.newBuilder()
                .setOffer(offer)
                .setSignature(Proto.bytes(identity.sign(Statement.admitted(session, transcript))))
                .addAllWraps(outputKeys.stream().map(wraps::seal).toList())
                .build();
        return new Answer(ByteString.fromArrayUnsafe(admission.toByteArray()), keys, wraps);
    }
}
