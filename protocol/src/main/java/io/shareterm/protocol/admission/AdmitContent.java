package io.shareterm.protocol.admission;

import akka.util.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.shareterm.protocol.crypto.EphemeralKey;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.ProtocolException;
import io.shareterm.protocol.identity.SessionId;
import io.shareterm.protocol.proto.Admit;
import io.shareterm.protocol.text.MemberName;

/**
 * An admit that opened: whoever made it holds the invite's secret (PROTOCOL 5.2).
 *
 * @param admit the very bytes that came, which the transcript hashes
 * @param ephemeral the joiner's raw X25519 key, 32 bytes
 */
public record AdmitContent(ByteString admit, InviteKeys invite, ByteString ephemeral, MemberName name) {

    /**
     * Opens an admit under the keys of the invite that it was sent for.
     *
     * @throws ProtocolException {@link ErrorCode#REFUSED} if it is malformed, names another invite, does not open, or
     *     holds a name that is not allowed
     */
    public static AdmitContent open(SessionId session, InviteKeys invite, ByteString admit) {
        try {
            var message = Admit.parseFrom(admit.toArrayUnsafe());
            var ephemeral = Proto.bytes(message.getEphemeral());
            if (!Proto.bytes(message.getInviteId()).equals(invite.inviteId().bytes())
                    || ephemeral.size() != EphemeralKey.LENGTH) {
                throw new ProtocolException(ErrorCode.REFUSED, "admit is malformed or of another invite");
            }
            var name = SealedName.open(session, invite, ephemeral, Proto.bytes(message.getSealedName()));
            return new AdmitContent(admit.compact(), invite, ephemeral, name);
        } catch (InvalidProtocolBufferException e) {
            throw new ProtocolException(ErrorCode.REFUSED, "admit is malformed", e);
        }
    }

    @Override
    public String toString() {
        return "AdmitContent[inviteId=%s]".formatted(invite.inviteId());
    }
}
