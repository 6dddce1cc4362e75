package io.shareterm.protocol.frame;

import akka.util.ByteString;
import java.nio.ByteBuffer;

/**
 * Native frames to and from bytes (PROTOCOL 2.1): {@code u32 length | u8 type | body}. A native frame is passed around
 * as one compact {@link ByteString}, its length field included, and forwarded as that (2.5).
 */
public final class FrameCodec {

    /** Bytes before the body: the length field and the type. */
    public static final int PREFIX_BYTES = 5;

    static final int LENGTH_BYTES = 4;

    private FrameCodec() {}

    /** The whole native frame, compact. */
    public static ByteString encode(Frame frame) {
        if (frame instanceof Frame.Entry f) {
            var out = allocate(f.type(), f.sealed().size());
            return sealed(out.putLong(f.seq()).putInt(f.epoch()), f.sealed());
        } else if (frame instanceof Frame.Keyframe f) {
            var out = allocate(f.type(), f.sealed().size());
            out.putLong(f.counter()).putLong(f.seq()).putInt(f.epoch());
            return sealed(out.putShort((short) f.part()).putShort((short) f.parts()), f.sealed());
        } else if (frame instanceof Frame.Input f) {
            var out = allocate(f.type(), f.sealed().size());
            return sealed(out.putInt(f.member()).putLong(f.seq()), f.sealed());
        } else if (frame instanceof Frame.InputAck f) {
            var out = allocate(f.type(), f.sealed().size());
            return sealed(out.putInt(f.member()).putLong(f.counter()), f.sealed());
        } else if (frame instanceof Frame.Seen f) {
            return whole(allocate(f.type(), 0).putLong(f.seq()));
        } else if (frame instanceof Frame.EntryAck f) {
            return whole(allocate(f.type(), 0).putLong(f.seq()));
        } else if (frame instanceof Frame.ControlFrame f) {
            return sealed(allocate(f.type(), f.body().size()), f.body());
        }
        throw new IllegalStateException("no such frame: " + frame.type());
    }

    /**
     * Reads one whole native frame; sealed parts and control bodies are slices of {@code frame}, not copies.
     *
     * @throws ProtocolException {@link ErrorCode#FRAME_TOO_LARGE} or {@link ErrorCode#FRAME_INVALID}
     */
    public static Frame decode(ByteString frame) {
        var type = type(frame);
        try {
            return switch (type) {
                case ENTRY -> new Frame.Entry(u64(frame, 5), u32(frame, 13), frame.drop(17));
                case KEYFRAME ->
                    new Frame.Keyframe(
                            u64(frame, 5),
                            u64(frame, 13),
                            u32(frame, 21),
                            u16(frame, 25),
                            u16(frame, 27),
                            frame.drop(29));
                case INPUT -> new Frame.Input(u32(frame, 5), u64(frame, 9), frame.drop(17));
                case INPUT_ACK -> new Frame.InputAck(u32(frame, 5), u64(frame, 9), frame.drop(17));
                case SEEN -> new Frame.Seen(u64(frame, 5));
                case ENTRY_ACK -> new Frame.EntryAck(u64(frame, 5));
                case CONTROL -> new Frame.ControlFrame(frame.drop(PREFIX_BYTES));
            };
        } catch (IllegalArgumentException e) {
            throw new ProtocolException(
                    ErrorCode.FRAME_INVALID,
                    "frame invalid: type=%s, %s; closing connection".formatted(type.wireName(), e.getMessage()),
                    e);
        }
    }

    /**
     * The type of one whole native frame, whose length is checked; its fields are not.
     *
     * @throws ProtocolException {@link ErrorCode#FRAME_TOO_LARGE} or {@link ErrorCode#FRAME_INVALID}
     */
    public static FrameType type(ByteString frame) {
        if (frame.size() < PREFIX_BYTES) {
            throw new ProtocolException(
                    ErrorCode.FRAME_INVALID,
                    "frame cut short: length=%d, min=%d; closing connection".formatted(frame.size(), PREFIX_BYTES));
        }
        var type = FrameType.of(number(frame));
        var length = length(frame);
        FrameLimits.checkBody(type, length - 1);
        if (frame.size() != LENGTH_BYTES + length) {
            throw new ProtocolException(
                    ErrorCode.FRAME_INVALID,
                    "frame length is wrong: field=%d, there=%d; closing connection"
                            .formatted(length, frame.size() - LENGTH_BYTES));
        }
        return type;
    }

    /** The body of one whole native frame, as a slice: what the chain hashes (PROTOCOL 9.1). */
    public static ByteString body(ByteString frame) {
        return frame.drop(PREFIX_BYTES);
    }

    /** The length field of a native frame of which the first five bytes are there. */
    static long length(ByteString start) {
        return u32(start, 0) & 0xffff_ffffL;
    }

    /** The type byte of a native frame of which the first five bytes are there. */
    static int number(ByteString start) {
        return start.apply(LENGTH_BYTES) & 0xff;
    }

    private static ByteBuffer allocate(FrameType type, int variable) {
        var body = type.headerBytes() + variable;
        return ByteBuffer.allocate(PREFIX_BYTES + body).putInt(1 + body).put((byte) type.number());
    }

    private static ByteString sealed(ByteBuffer out, ByteString rest) {
        rest.copyToBuffer(out);
        return whole(out);
    }

    /** The array behind a buffer that is full, as a compact string without a copy. */
    static ByteString whole(ByteBuffer full) {
        return ByteString.fromArrayUnsafe(full.array(), full.arrayOffset(), full.position())
                .compact();
    }

    private static int u16(ByteString bytes, int at) {
        return ((bytes.apply(at) & 0xff) << 8) | (bytes.apply(at + 1) & 0xff);
    }

    private static int u32(ByteString bytes, int at) {
        return (u16(bytes, at) << 16) | u16(bytes, at + 2);
    }

    private static long u64(ByteString bytes, int at) {
        return ((u32(bytes, at) & 0xffff_ffffL) << 32) | (u32(bytes, at + 4) & 0xffff_ffffL);
    }
}
