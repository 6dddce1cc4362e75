package io.shareterm.protocol.admission;

import akka.util.ByteString;
import io.shareterm.protocol.crypto.AeadOpener;
import io.shareterm.protocol.crypto.AeadSealer;
import io.shareterm.protocol.crypto.Nonces;
import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.crypto.SymmetricKey;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.ProtocolException;
import io.shareterm.protocol.identity.SessionId;
import io.shareterm.protocol.proto.Wrap;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Seals output keys for one member: each epoch once, in rising order (PROTOCOL 5.4). The agent keeps it as long as the
 * member. One thread at a time.
 */
public final class WrapSealer {

    private static final byte[] LABEL = "wrap".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = SymmetricKey.LENGTH + AeadSealer.TAG_BYTES;

    private final SessionId session;
    private final int member;
    private final AeadSealer sealer;

    WrapSealer(SessionId session, MemberKeys keys) {
        this.session = session;
        this.member = keys.member();
        this.sealer = new AeadSealer(keys.wrap());
    }

    /** Throws {@link IllegalStateException} unless the epoch is above the last one. */
    Wrap seal(OutputKey key) {
        var buffer = new byte[LENGTH];
        key.key().bytes().copyToArray(buffer, 0, SymmetricKey.LENGTH);
        sealer.seal(
                Nonces.counter(key.epoch()),
                associated(session, member, key.epoch(), key.fromSeq()),
                buffer,
                0,
                SymmetricKey.LENGTH);
        return Wrap.newBuilder()
                .setEpoch(key.epoch())
                .setFromSeq(key.fromSeq())
                .setSealed(com.google.protobuf.ByteString.copyFrom(buffer))
                .build();
    }

    static OutputKey open(SessionId session, MemberKeys keys, Wrap wrap) {
        var buffer = wrap.getSealed().toByteArray();
        var opened = buffer.length == LENGTH
                && new AeadOpener(keys.wrap())
                        .open(
                                Nonces.counter(wrap.getEpoch()),
                                associated(session, keys.member(), wrap.getEpoch(), wrap.getFromSeq()),
                                buffer,
                                0,
                                LENGTH);
        if (!opened) {
            throw new ProtocolException(ErrorCode.PROTOCOL_ERROR, "an output key of the admission does not open");
        }
        var key = new SymmetricKey(ByteString.fromArray(buffer, 0, SymmetricKey.LENGTH));
        return new OutputKey(wrap.getEpoch(), wrap.getFromSeq(), key);
    }

    private static byte[] associated(SessionId session, int member, int epoch, long fromSeq) {
        return ByteBuffer.allocate(LABEL.length + 4 + 4 + 8 + SessionId.LENGTH)
                .put(LABEL)
                .putInt(member)
                .putInt(epoch)
                .putLong(fromSeq)
                .put(session.bytes().toArray())
                .array();
    }
}
