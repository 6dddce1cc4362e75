package io.shareterm.protocol.frame;

import java.util.Locale;

/** The types of frames with the sizes of their bodies in bytes (PROTOCOL 2.3). */
public enum FrameType {
    ENTRY(0x01, 12, true, 65_536),
    KEYFRAME(0x02, 24, true, 65_536),
    INPUT(0x03, 12, true, 16_384),
    INPUT_ACK(0x04, 12, true, 16_384),
    SEEN(0x05, 8, false, 8),
    ENTRY_ACK(0x06, 8, false, 8),
    CONTROL(0x10, 0, false, 16_384);

    /** Bytes of the AES-GCM tag, with which every sealed part ends. */
    public static final int TAG_BYTES = 16;

    private final int number;
    private final int headerBytes;
    private final int minBody;
    private final int maxBody;

    FrameType(int number, int headerBytes, boolean sealed, int maxBody) {
        this.number = number;
        this.headerBytes = headerBytes;
        this.minBody = headerBytes + (sealed ? TAG_BYTES : 0);
        this.maxBody = maxBody;
    }

    /** The type byte on the wire. */
    public int number() {
        return number;
    }

    /** Bytes of the fixed layout with which the body begins. */
    public int headerBytes() {
        return headerBytes;
    }

    /** The fewest bytes that a body may have: the fixed layout and, where it is sealed, the tag. */
    public int minBody() {
        return minBody;
    }

    /** The most bytes that a body may have. */
    public int maxBody() {
        return maxBody;
    }

    /** The most bytes that such a frame has on a native connection, with its length and type. */
    public int maxNative() {
        return FrameCodec.PREFIX_BYTES + maxBody;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of that byte; throws {@link ErrorCode#FRAME_INVALID} for one that is unknown. */
    public static FrameType of(int number) {
        return switch (number) {
            case 0x01 -> ENTRY;
            case 0x02 -> KEYFRAME;
            case 0x03 -> INPUT;
            case 0x04 -> INPUT_ACK;
            case 0x05 -> SEEN;
            case 0x06 -> ENTRY_ACK;
            case 0x10 -> CONTROL;
            default ->
                throw new ProtocolException(
                        ErrorCode.FRAME_INVALID,
                        "frame type unknown: type=0x%02x; closing connection".formatted(number));
        };
    }
}
