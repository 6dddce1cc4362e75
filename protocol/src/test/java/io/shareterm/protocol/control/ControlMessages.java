package io.shareterm.protocol.control;

import akka.util.ByteString;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.identity.InviteId;
import io.shareterm.protocol.identity.SessionId;
import java.util.List;

/** One valid control message of each kind. */
final class ControlMessages {

    static final SessionId SESSION = SessionId.of(bytes(32, 7));
    static final InviteId INVITE = new InviteId(bytes(8, 1));

    static final List<ControlMessage> ALL = List.of(
            new ControlMessage.Hello(bytes(32, 1)),
            new ControlMessage.Open(bytes(32, 2), bytes(32, 3), 4, bytes(64, 5), true),
            new ControlMessage.Opened("broker.example", 7443, 12),
            new ControlMessage.Opened("", 0, 0),
            new ControlMessage.Invites(List.of(new ControlMessage.Invite(INVITE, bytes(32, 9)))),
            new ControlMessage.Invites(List.of()),
            new ControlMessage.Join(SESSION, INVITE, bytes(32, 6), bytes(128, 7)),
            new ControlMessage.AdmitRequest(3, "2001:db8::1", INVITE, bytes(128, 7)),
            new ControlMessage.AdmitReply(3, new ControlMessage.Admitted(5, bytes(300, 8))),
            new ControlMessage.AdmitReply(3, ControlMessage.Failure.of(ErrorCode.REFUSED, "not now")),
            new ControlMessage.Admitted(5, bytes(300, 8)),
            new ControlMessage.MemberOffline(5),
            new ControlMessage.Presence(Sharer.HERE),
            new ControlMessage.Presence(Sharer.AWAY),
            new ControlMessage.Presence(Sharer.UNKNOWN),
            new ControlMessage.Grant(17, 262_144),
            new ControlMessage.Grant(0, 0),
            new ControlMessage.NeedKeyframe(40),
            new ControlMessage.Ping(99),
            new ControlMessage.Pong(Long.MAX_VALUE),
            new ControlMessage.End(EndReason.COMMAND_ENDED, 255, 77, bytes(32, 1), bytes(64, 2)),
            new ControlMessage.Failure(ErrorCode.TOO_SLOW, "handshake took too long; closing connection"));

    private ControlMessages() {}

    static ByteString bytes(int length, int value) {
        var bytes = new byte[length];
        java.util.Arrays.fill(bytes, (byte) value);
        return ByteString.fromArrayUnsafe(bytes);
    }
}
