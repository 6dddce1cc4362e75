package io.shareterm.protocol.control;

import akka.util.ByteString;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.identity.InviteId;
import io.shareterm.protocol.identity.SessionId;
import io.shareterm.protocol.proto.AdmitReply;
import io.shareterm.protocol.proto.AdmitRequest;
import io.shareterm.protocol.proto.Admitted;
import io.shareterm.protocol.proto.Control;
import io.shareterm.protocol.proto.End;
import io.shareterm.protocol.proto.Invites;
import io.shareterm.protocol.proto.Join;
import io.shareterm.protocol.proto.Open;
import io.shareterm.protocol.proto.Opened;
import io.shareterm.protocol.proto.Presence;

/** Protobuf to records, field by field; throws {@link IllegalArgumentException} for what PROTOCOL 6 does not allow. */
final class FromProto {

    private FromProto() {}

    static ControlMessage message(Control from) {
        return switch (from.getMessageCase()) {
            case HELLO -> new ControlMessage.Hello(bytes(from.getHello().getNonce()));
            case OPEN -> open(from.getOpen());
            case OPENED -> opened(from.getOpened());
            case INVITES -> invites(from.getInvites());
            case JOIN -> join(from.getJoin());
            case ADMIT_REQUEST -> admitRequest(from.getAdmitRequest());
            case ADMIT_REPLY -> admitReply(from.getAdmitReply());
            case ADMITTED -> admitted(from.getAdmitted());
            case MEMBER_OFFLINE ->
                new ControlMessage.MemberOffline(from.getMemberOffline().getMember());
            case PRESENCE -> new ControlMessage.Presence(sharer(from.getPresence()));
            case GRANT ->
                new ControlMessage.Grant(
                        from.getGrant().getAfterSeq(), from.getGrant().getBytes());
            case NEED_KEYFRAME ->
                new ControlMessage.NeedKeyframe(from.getNeedKeyframe().getMinSeq());
            case PING -> new ControlMessage.Ping(from.getPing().getId());
            case PONG -> new ControlMessage.Pong(from.getPong().getId());
            case END -> end(from.getEnd());
            case ERROR -> failure(from.getError());
            case MESSAGE_NOT_SET -> throw new IllegalArgumentException("it is empty or of an unknown kind");
        };
    }

    private static ControlMessage.Open open(Open from) {
        return new ControlMessage.Open(
                bytes(from.getPublicKey()),
                bytes(from.getNonce()),
                from.getGeneration(),
                bytes(from.getSignature()),
                from.getMakesKeyframes());
    }

    private static ControlMessage.Opened opened(Opened from) {
        return new ControlMessage.Opened(from.getPublicHost(), from.getPublicPort(), from.getLastSeq());
    }

    private static ControlMessage.Invites invites(Invites from) {
        return new ControlMessage.Invites(from.getInviteList().stream()
                .map(i -> new ControlMessage.Invite(new InviteId(bytes(i.getInviteId())), bytes(i.getTokenHash())))
                .toList());
    }

    private static ControlMessage.Join join(Join from) {
        return new ControlMessage.Join(
                new SessionId(from.getSessionId()),
                new InviteId(bytes(from.getInviteId())),
                bytes(from.getJoinToken()),
                bytes(from.getAdmit()));
    }

    private static ControlMessage.AdmitRequest admitRequest(AdmitRequest from) {
        return new ControlMessage.AdmitRequest(
                from.getJoinId(), from.getAddress(), new InviteId(bytes(from.getInviteId())), bytes(from.getAdmit()));
    }

    private static ControlMessage.AdmitReply admitReply(AdmitReply from) {
        var answer = switch (from.getAnswerCase()) {
            case ADMITTED -> admitted(from.getAdmitted());
            case REFUSED -> failure(from.getRefused());
            case ANSWER_NOT_SET -> throw new IllegalArgumentException("admit reply has no answer");
        };
        return new ControlMessage.AdmitReply(from.getJoinId(), answer);
    }

    private static ControlMessage.Admitted admitted(Admitted from) {
        return new ControlMessage.Admitted(from.getMember(), bytes(from.getAdmission()));
    }

    private static Sharer sharer(Presence from) {
        return switch (from.getSharer()) {
            case SHARER_HERE -> Sharer.HERE;
            case SHARER_AWAY -> Sharer.AWAY;
            case SHARER_UNKNOWN -> Sharer.UNKNOWN;
            case SHARER_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("sharer unknown: %d".formatted(from.getSharerValue()));
        };
    }

    private static ControlMessage.End end(End from) {
        var reason = EndReason.of(from.getReason())
                .orElseThrow(() -> new IllegalArgumentException("end reason unknown: " + from.getReason()));
        return new ControlMessage.End(
                reason, from.getExitCode(), from.getLastSeq(), bytes(from.getChain()), bytes(from.getSignature()));
    }

    private static ControlMessage.Failure failure(io.shareterm.protocol.proto.Error from) {
        var code = ErrorCode.of(from.getCode())
                .orElseThrow(() -> new IllegalArgumentException("error code unknown: " + from.getCode()));
        return new ControlMessage.Failure(code, from.getText());
    }

    private static ByteString bytes(com.google.protobuf.ByteString bytes) {
        return ByteString.fromArrayUnsafe(bytes.toByteArray());
    }
}
