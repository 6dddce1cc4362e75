package io.shareterm.protocol.control;

import akka.util.ByteString;
import io.shareterm.protocol.proto.AdmitReply;
import io.shareterm.protocol.proto.AdmitRequest;
import io.shareterm.protocol.proto.Admitted;
import io.shareterm.protocol.proto.Control;
import io.shareterm.protocol.proto.End;
import io.shareterm.protocol.proto.Grant;
import io.shareterm.protocol.proto.Hello;
import io.shareterm.protocol.proto.Invites;
import io.shareterm.protocol.proto.Join;
import io.shareterm.protocol.proto.MemberOffline;
import io.shareterm.protocol.proto.NeedKeyframe;
import io.shareterm.protocol.proto.Open;
import io.shareterm.protocol.proto.Opened;
import io.shareterm.protocol.proto.Ping;
import io.shareterm.protocol.proto.Pong;
import io.shareterm.protocol.proto.Presence;

/** Records to protobuf, field by field. */
final class ToProto {

    private ToProto() {}

    static Control control(ControlMessage message) {
        var to = Control.newBuilder();
        if (message instanceof ControlMessage.Hello m) {
            to.setHello(Hello.newBuilder().setNonce(bytes(m.nonce())));
        } else if (message instanceof ControlMessage.Open m) {
            to.setOpen(open(m));
        } else if (message instanceof ControlMessage.Opened m) {
            to.setOpened(Opened.newBuilder()
                    .setPublicHost(m.publicHost())
                    .setPublicPort(m.publicPort())
                    .setLastSeq(m.lastSeq()));
        } else if (message instanceof ControlMessage.Invites m) {
            to.setInvites(invites(m));
        } else if (message instanceof ControlMessage.Join m) {
            to.setJoin(Join.newBuilder()
                    .setSessionId(m.sessionId().value())
                    .setInviteId(bytes(m.inviteId().bytes()))
                    .setJoinToken(bytes(m.joinToken()))
                    .setAdmit(bytes(m.admit())));
        } else if (message instanceof ControlMessage.AdmitRequest m) {
            to.setAdmitRequest(AdmitRequest.newBuilder()
                    .setJoinId(m.joinId())
                    .setAddress(m.address())
                    .setInviteId(bytes(m.inviteId().bytes()))
                    .setAdmit(bytes(m.admit())));
        } else if (message instanceof ControlMessage.AdmitReply m) {
            to.setAdmitReply(admitReply(m));
        } else if (message instanceof ControlMessage.Admitted m) {
            to.setAdmitted(admitted(m));
        } else if (message instanceof ControlMessage.MemberOffline m) {
            to.setMemberOffline(MemberOffline.newBuilder().setMember(m.member()));
        } else if (message instanceof ControlMessage.Presence m) {
            to.setPresence(Presence.newBuilder().setSharer(sharer(m.sharer())));
        } else if (message instanceof ControlMessage.Grant m) {
            to.setGrant(Grant.newBuilder().setAfterSeq(m.afterSeq()).setBytes(m.bytes()));
        } else if (message instanceof ControlMessage.NeedKeyframe m) {
            to.setNeedKeyframe(NeedKeyframe.newBuilder().setMinSeq(m.minSeq()));
        } else if (message instanceof ControlMessage.Ping m) {
            to.setPing(Ping.newBuilder().setId(m.id()));
        } else if (message instanceof ControlMessage.Pong m) {
            to.setPong(Pong.newBuilder().setId(m.id()));
        } else if (message instanceof ControlMessage.End m) {
            to.setEnd(end(m));
        } else if (message instanceof ControlMessage.Failure m) {
            to.setError(failure(m));
        } else {
            throw new IllegalStateException("no such control message: " + message.getClass());
        }
        return to.build();
    }

    private static Open.Builder open(ControlMessage.Open m) {
        return Open.newBuilder()
                .setPublicKey(bytes(m.publicKey()))
                .setNonce(bytes(m.nonce()))
                .setGeneration(m.generation())
                .setSignature(bytes(m.signature()))
                .setMakesKeyframes(m.makesKeyframes());
    }

    private static Invites.Builder invites(ControlMessage.Invites m) {
        var to = Invites.newBuilder();
        for (var invite : m.invites()) {
            to.addInviteBuilder().setInviteId(bytes(invite.inviteId().bytes())).setTokenHash(bytes(invite.tokenHash()));
        }
        return to;
    }

    private static AdmitReply.Builder admitReply(ControlMessage.AdmitReply m) {
        var to = AdmitReply.newBuilder().setJoinId(m.joinId());
        if (m.answer() instanceof ControlMessage.Admitted a) {
            return to.setAdmitted(admitted(a));
        } else if (m.answer() instanceof ControlMessage.Failure f) {
            return to.setRefused(failure(f));
        }
        throw new IllegalStateException("no such answer: " + m.answer().getClass());
    }

    private static Admitted.Builder admitted(ControlMessage.Admitted m) {
        return Admitted.newBuilder().setMember(m.member()).setAdmission(bytes(m.admission()));
    }

    private static Presence.Sharer sharer(Sharer sharer) {
        return switch (sharer) {
            case HERE -> Presence.Sharer.SHARER_HERE;
            case AWAY -> Presence.Sharer.SHARER_AWAY;
            case UNKNOWN -> Presence.Sharer.SHARER_UNKNOWN;
        };
    }

    private static End.Builder end(ControlMessage.End m) {
        return End.newBuilder()
                .setReason(m.reason().number())
                .setExitCode(m.exitCode())
                .setLastSeq(m.lastSeq())
                .setChain(bytes(m.chain()))
                .setSignature(bytes(m.signature()));
    }

    private static io.shareterm.protocol.proto.Error.Builder failure(ControlMessage.Failure m) {
        return io.shareterm.protocol.proto.Error.newBuilder()
                .setCode(m.code().number())
                .setText(m.text());
    }

    private static com.google.protobuf.ByteString bytes(ByteString bytes) {
        return com.google.protobuf.ByteString.copyFrom(bytes.toArrayUnsafe());
    }
}
