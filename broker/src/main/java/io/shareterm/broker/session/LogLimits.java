package io.shareterm.broker.session;

/**
 * What one log may hold.
 *
 * @param entries at most
 * @param bytes of their native frames, at most; the newest entry is held whatever its size
 * @param keyframeBytes of all parts of one keyframe, at most
 */
public record LogLimits(int entries, int bytes, int keyframeBytes) {
    public LogLimits {
        if (entries < 1 || bytes < 1 || keyframeBytes < 1) {
            throw new IllegalArgumentException("entries=" + entries + ", bytes=" + bytes + ", keyframeBytes="
                    + keyframeBytes + ", must be 1 at least");
        }
    }

    /** The most that {@link FrameLog#retainedBytes} can be: the entries, the newest keyframe and the one that is coming in. */
    public long mostRetained() {
        return bytes + 2L * keyframeBytes;
    }
}
