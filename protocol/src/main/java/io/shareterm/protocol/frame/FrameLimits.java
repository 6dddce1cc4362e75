package io.shareterm.protocol.frame;

import java.util.Locale;

/**
 * What one end may send in its part: the gate that every frame passes by its length and type alone, before its body is
 * read or room is made for it (PROTOCOL 2.1, 2.3, 2.4).
 */
public enum FrameLimits {
    /** To the broker until the first message has told the part (PROTOCOL 1.3). */
    FIRST_MESSAGE(FrameType.CONTROL),
    AGENT_TO_BROKER(FrameType.ENTRY, FrameType.KEYFRAME, FrameType.INPUT_ACK, FrameType.CONTROL),
    BROKER_TO_AGENT(FrameType.INPUT, FrameType.ENTRY_ACK, FrameType.CONTROL),
    VIEWER_TO_BROKER(FrameType.INPUT, FrameType.SEEN, FrameType.CONTROL),
    BROKER_TO_VIEWER(FrameType.ENTRY, FrameType.KEYFRAME, FrameType.INPUT_ACK, FrameType.CONTROL);

    /** One bit per type number; all of them are below 32. */
    private final int allowed;

    FrameLimits(FrameType... types) {
        var bits = 0;
        for (var type : types) {
            bits |= 1 << type.number();
        }
        this.allowed = bits;
    }

    /** Whether a frame of this type may go this way. */
    public boolean allows(FrameType type) {
        return (allowed & (1 << type.number())) != 0;
    }

    /**
     * Checks the first five bytes of a native frame.
     *
     * @param length the length field: bytes of the body plus 1, as an unsigned 32-bit number
     * @param number the type byte, 0 to 255
     * @return the type, which may go this way and whose body may have this length
     * @throws ProtocolException {@link ErrorCode#FRAME_TOO_LARGE} or {@link ErrorCode#FRAME_INVALID}
     */
    public FrameType check(long length, int number) {
        checkLength(length);
        var type = FrameType.of(number);
        if (!allows(type)) {
            throw new ProtocolException(
                    ErrorCode.FRAME_INVALID,
                    "frame goes the wrong way: type=%s, way=%s; closing connection"
                            .formatted(type.wireName(), name().toLowerCase(Locale.ROOT)));
        }
        checkBody(type, length - 1);
        return type;
    }

    static void checkLength(long length) {
        if (length < 1) {
            throw new ProtocolException(
                    ErrorCode.FRAME_INVALID, "frame has no type: length=0, min=1; closing connection");
        }
    }

    static void checkBody(FrameType type, long body) {
        if (body > type.maxBody()) {
            throw new ProtocolException(
                    ErrorCode.FRAME_TOO_LARGE,
                    "frame too large: type=%s, length=%d, max=%d; closing connection"
                            .formatted(type.wireName(), body, type.maxBody()));
        }
        if (body < type.minBody()) {
            throw new ProtocolException(
                    ErrorCode.FRAME_INVALID,
                    "frame too short: type=%s, length=%d, min=%d; closing connection"
                            .formatted(type.wireName(), body, type.minBody()));
        }
    }
}
