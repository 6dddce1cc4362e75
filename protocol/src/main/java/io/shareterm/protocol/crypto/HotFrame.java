package io.shareterm.protocol.crypto;

import akka.util.ByteString;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.frame.FrameType;
import io.shareterm.protocol.identity.SessionId;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Seals and opens frames of one hot type. Their associated data, {@code u8 type || fixed header || sessionId} (PROTOCOL
 * 4.3), is kept and only its header filled anew; sealing writes into the one array that is sent, opening into a buffer
 * that is used again. One thread at a time.
 */
public final class HotFrame {

    private static final int FIRST_BUFFER = 4_096;

    private final FrameType type;
    private final byte[] associated;
    private final ByteBuffer header;
    private byte[] buffer = {};

    public HotFrame(FrameType type, SessionId session) {
        this.type = type;
        this.associated = new byte[1 + type.headerBytes() + SessionId.LENGTH];
        associated[0] = (byte) type.number();
        session.bytes().copyToArray(associated, 1 + type.headerBytes(), SessionId.LENGTH);
        this.header = ByteBuffer.wrap(associated);
    }

    /** Where the fixed header of the next frame goes, all of it, before {@link #plain} or {@link #open}. */
    public ByteBuffer header() {
        return header.position(1);
    }

    /**
     * A new native frame, as yet unsealed, up to its plaintext: exactly {@code length} bytes are to be put.
     *
     * @throws IllegalArgumentException if the frame would be larger than its type may be
     */
    public ByteBuffer plain(int length) {
        var body = type.minBody() + length;
        if (body > type.maxBody()) {
            throw new IllegalArgumentException("too long to seal: type=%s, length=%d, max=%d"
                    .formatted(type, length, type.maxBody() - type.minBody()));
        }
        return ByteBuffer.wrap(new byte[FrameCodec.PREFIX_BYTES + body])
                .putInt(1 + body)
                .put(associated, 0, 1 + type.headerBytes());
    }

    /** Seals a frame of {@link #plain} in place: the whole native frame, compact. */
    public ByteString seal(AeadSealer sealer, byte[] nonce, ByteBuffer plain) {
        var frame = ByteString.fromArrayUnsafe(plain.array(), plain.arrayOffset(), plain.capacity())
                .compact();
        var plainAt = FrameCodec.PREFIX_BYTES + type.headerBytes();
        sealer.seal(nonce, associated, plain.array(), plainAt, plain.capacity() - plainAt - AeadSealer.TAG_BYTES);
        return frame;
    }

    /** The plaintext of a frame with the header that was put, valid until the next call; empty if it does not open. */
    public Optional<ByteBuffer> open(AeadOpener opener, byte[] nonce, ByteString sealed) {
        var length = sealed.size();
        if (length > buffer.length) {
            buffer = new byte[length <= FIRST_BUFFER ? FIRST_BUFFER : type.maxBody()];
        }
        sealed.copyToArray(buffer, 0, length);
        return opener.open(nonce, associated, buffer, 0, length)
                ? Optional.of(ByteBuffer.wrap(buffer, 0, length - AeadSealer.TAG_BYTES))
                : Optional.empty();
    }
}
