package io.shareterm.protocol.admission;

import akka.util.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.shareterm.protocol.crypto.EphemeralKey;
import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.crypto.SymmetricKey;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.ProtocolException;
import io.shareterm.protocol.identity.InviteId;
import io.shareterm.protocol.identity.SessionId;
import io.shareterm.protocol.identity.SessionKey;
import io.shareterm.protocol.identity.Statement;
import io.shareterm.protocol.proto.Admission;
import io.shareterm.protocol.proto.Admit;
import io.shareterm.protocol.proto.Offer;
import io.shareterm.protocol.text.MemberName;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The joiner's side of an admission (PROTOCOL 5.2, 5.4). The same handshake serves every connection of one joiner: the
 * same admit is answered by the same admission. Holds the ephemeral private key; without it nobody can use the answer.
 */
public final class JoinerHandshake {

    private final SessionId session;
    private final InviteKeys invite;
    private final EphemeralKey ephemeral;
    private final ByteString admit;

    private JoinerHandshake(SessionId session, InviteKeys invite, EphemeralKey ephemeral, MemberName name) {
        this.session = session;
        this.invite = invite;
        this.ephemeral = ephemeral;
        var sealedName = SealedName.seal(session, invite, ephemeral.publicKey(), name);
        this.admit = ByteString.fromArrayUnsafe(Admit.newBuilder()
                .setInviteId(Proto.bytes(invite.inviteId().bytes()))
                .setEphemeral(Proto.bytes(ephemeral.publicKey()))
                .setSealedName(Proto.bytes(sealedName))
                .build()
                .toByteArray());
    }

    /** Draws the ephemeral key (32 bytes of {@code random}) and makes the admit. */
    public static JoinerHandshake begin(SessionId session, InviteSecret secret, MemberName name, SecureRandom random) {
        return new JoinerHandshake(session, InviteKeys.derive(session, secret), EphemeralKey.generate(random), name);
    }

    public InviteId inviteId() {
        return invite.inviteId();
    }

    /** What the broker checks; a secret. */
    public SymmetricKey joinToken() {
        return invite.joinToken();
    }

    /** The serialized {@code Admit}. */
    public ByteString admit() {
        return admit;
    }

    /**
     * Checks the agent's answer.
     *
     * @param member the number in the broker's {@code Admitted}, which must be the one that the agent signed
     * @param admission the serialized {@code Admission}
     * @throws ProtocolException {@link ErrorCode#PROTOCOL_ERROR} unless it is well formed, the session's own
     *     key signed it for this admit, and every wrap opens
     */
    public Membership complete(int member, ByteString admission) {
        try {
            return complete(member, Admission.parseFrom(admission.toArrayUnsafe()));
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new ProtocolException(ErrorCode.PROTOCOL_ERROR, "the admission is malformed", e);
        }
    }

    private Membership complete(int member, Admission admission) throws InvalidProtocolBufferException {
        var offerBytes = Proto.bytes(admission.getOffer());
        var offer = Offer.parseFrom(admission.getOffer());
        var sessionKey = new SessionKey(Proto.bytes(offer.getSessionKey()));
        if (!sessionKey.sessionId().equals(session)) {
            throw new ProtocolException(ErrorCode.PROTOCOL_ERROR, "the admission is of another session");
        }
        var transcript = Transcript.of(session, admit, offerBytes);
        var signature = Proto.bytes(admission.getSignature());
        if (!sessionKey.verify(Statement.admitted(session, transcript), signature)) {
            throw new ProtocolException(ErrorCode.PROTOCOL_ERROR, "the admission is not signed by the session's key");
        }
        if (offer.getMember() < 1 || offer.getMember() != member || offer.getNextSeq() < 1) {
            throw new IllegalArgumentException("member or number out of range");
        }
        var agreed = ephemeral.agree(Proto.bytes(offer.getEphemeral()));
        var keys = MemberKeys.derive(session, member, agreed, invite.admitKey(), transcript);
        return new Membership(
                sessionKey,
                Proto.role(offer.getRole()),
                offer.getNextSeq(),
                keys,
                outputKeys(keys, admission, offer.getEpoch()));
    }

    private List<OutputKey> outputKeys(MemberKeys keys, Admission admission, int newestEpoch) {
        if (admission.getWrapsCount() < 1 || admission.getWrapsCount() > AgentHandshake.MAX_WRAPS) {
            throw new IllegalArgumentException("wraps out of range: " + admission.getWrapsCount());
        }
        var outputKeys = new ArrayList<OutputKey>();
        for (var wrap : admission.getWrapsList()) {
            var key = WrapSealer.open(session, keys, wrap);
            outputKeys.add(key);
        }
        OutputKey.checkRising(outputKeys);
        if (outputKeys.get(outputKeys.size() - 1).epoch() != newestEpoch) {
            throw new IllegalArgumentException("the newest epoch is missing");
        }
        return outputKeys;
    }

    @Override
    public String toString() {
        return "JoinerHandshake[session=%s, inviteId=%s]".formatted(session, inviteId());
    }
}
