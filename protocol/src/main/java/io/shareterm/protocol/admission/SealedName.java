package io.shareterm.protocol.admission;

import akka.util.ByteString;
import io.shareterm.protocol.crypto.AeadOpener;
import io.shareterm.protocol.crypto.AeadSealer;
import io.shareterm.protocol.crypto.Nonces;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.ProtocolException;
import io.shareterm.protocol.identity.SessionId;
import io.shareterm.protocol.text.MemberName;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** A joiner's name under a key that is used for nothing else: so every name takes the same 82 bytes (PROTOCOL 5.2). */
final class SealedName {

    private static final int PADDED = 2 + MemberName.MAX_BYTES;
    static final int LENGTH = PADDED + AeadSealer.TAG_BYTES;

    private SealedName() {}

    static ByteString seal(SessionId session, InviteKeys keys, ByteString ephemeral, MemberName name) {
        var utf8 = name.value().getBytes(StandardCharsets.UTF_8);
        var buffer = new byte[LENGTH];
        ByteBuffer.wrap(buffer).putShort((short) utf8.length).put(utf8);
        new AeadSealer(keys.nameKey(session, ephemeral))
                .seal(Nonces.counter(0), associated(session, keys, ephemeral).toArray(), buffer, 0, PADDED);
        return ByteString.fromArrayUnsafe(buffer);
    }

    static MemberName open(SessionId session, InviteKeys keys, ByteString ephemeral, ByteString sealed) {
        var buffer = sealed.toArray();
        var opened = buffer.length == LENGTH
                && new AeadOpener(keys.nameKey(session, ephemeral))
                        .open(
                                Nonces.counter(0),
                                associated(session, keys, ephemeral).toArray(),
                                buffer,
                                0,
                                LENGTH);
        if (!opened) {
            throw new ProtocolException(ErrorCode.REFUSED, "admit does not open under the invite's key");
        }
        return read(buffer);
    }

    private static MemberName read(byte[] buffer) {
        var length = ByteBuffer.wrap(buffer).getShort();
        if (length < 1
                || length > MemberName.MAX_BYTES
                || IntStream.range(2 + length, PADDED).anyMatch(i -> buffer[i] != 0)) {
            throw malformed(new IllegalArgumentException("padding"));
        }
        try {
            return new MemberName(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(buffer, 2, length))
                    .toString());
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw malformed(e);
        }
    }

    private static ProtocolException malformed(Exception cause) {
        return new ProtocolException(ErrorCode.REFUSED, "the name in the admit is not allowed", cause);
    }

    private static ByteString associated(SessionId session, InviteKeys keys, ByteString ephemeral) {
        return keys.inviteId().bytes().concat(ephemeral).concat(session.bytes());
    }
}
