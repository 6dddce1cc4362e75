package io.shareterm.protocol.frame;

import akka.util.ByteString;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Cuts native frames out of a byte stream (PROTOCOL 2.1). Owned by one connection and used by one thread at a time.
 *
 * <p>After every {@link #append} call {@link #next} until it is empty: then the reader keeps at most one unfinished
 * frame, in an array of exactly that frame's size, made only after its length and type passed the limits. A frame over
 * many small pieces is thus copied once, and no piece is kept.
 *
 * <p>What {@code next} gives is compact: it holds on to no larger buffer. A frame that came as one compact piece is
 * that piece, without a copy; one that came among others is copied out once.
 *
 * <p>After a {@link ProtocolException} the stream has no meaning any more: every further {@code next} throws it again.
 */
public final class FrameReader {

    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private FrameLimits limits;
    private ByteString pending = ByteString.emptyByteString();
    private final ByteBuffer prefix = ByteBuffer.allocate(FrameCodec.PREFIX_BYTES);
    private ByteBuffer unfinished = NONE;
    private Optional<ProtocolException> broken = Optional.empty();

    public FrameReader(FrameLimits limits) {
        this.limits = limits;
    }

    /** From the next frame on other limits hold: the peer has told its part. */
    public void limits(FrameLimits next) {
        this.limits = next;
    }

    /** Takes more bytes of the stream; of a broken one they are let go. */
    public void append(ByteString bytes) {
        if (broken.isEmpty()) {
            pending = pending.isEmpty() ? bytes : pending.concat(bytes);
        }
    }

    /** Whether the stream would be cut within a frame if it ended here (PROTOCOL 1.5). */
    public boolean midFrame() {
        return prefix.position() > 0 || assembling() || !pending.isEmpty();
    }

    /**
     * The next whole native frame, compact; empty if more bytes are needed.
     *
     * @throws ProtocolException {@link ErrorCode#FRAME_TOO_LARGE} or {@link ErrorCode#FRAME_INVALID}
     */
    public Optional<ByteString> next() {
        if (broken.isPresent()) {
            throw broken.get();
        }
        try {
            return assembling() ? fill() : begin();
        } catch (ProtocolException e) {
            broken = Optional.of(e);
            pending = ByteString.emptyByteString();
            throw e;
        }
    }

    private boolean assembling() {
        return unfinished.capacity() > 0;
    }

    private Optional<ByteString> begin() {
        if (prefix.position() == 0 && pending.size() >= FrameCodec.PREFIX_BYTES) {
            var size = checkedSize(pending);
            if (pending.size() >= size) {
                return Optional.of(take(size).compact());
            }
            unfinished = ByteBuffer.allocate(size);
            return fill();
        }
        move(prefix);
        if (prefix.hasRemaining()) {
            return Optional.empty();
        }
        unfinished = ByteBuffer.allocate(checkedSize(FrameCodec.whole(prefix)));
        unfinished.put(prefix.flip());
        prefix.clear();
        return fill();
    }

    private Optional<ByteString> fill() {
        move(unfinished);
        if (unfinished.hasRemaining()) {
            return Optional.empty();
        }
        var whole = FrameCodec.whole(unfinished);
        unfinished = NONE;
        return Optional.of(whole);
    }

    private void move(ByteBuffer target) {
        take(Math.min(target.remaining(), pending.size())).copyToBuffer(target);
    }

    private ByteString take(int bytes) {
        var taken = pending.take(bytes);
        pending = pending.drop(bytes);
        return taken;
    }

    /** Bytes of the whole frame that begins here, length field included, after its first five bytes have passed. */
    private int checkedSize(ByteString start) {
        var length = FrameCodec.length(start);
        limits.check(length, FrameCodec.number(start));
        return Math.toIntExact(FrameCodec.LENGTH_BYTES + length);
    }
}
