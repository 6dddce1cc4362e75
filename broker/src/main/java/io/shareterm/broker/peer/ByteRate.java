package io.shareterm.broker.peer;

/**
 * A token bucket of bytes: one second's worth at most, filled evenly. A frame passes whole or not at all. Time is passed in.
 */
final class ByteRate {

    private static final double NANOS_PER_SECOND = 1e9;

    private final int bytesPerSecond;
    private double tokens;
    private long filledNanos;

    ByteRate(int bytesPerSecond, long nowNanos) {
        this.bytesPerSecond = bytesPerSecond;
        this.tokens = bytesPerSecond;
        this.filledNanos = nowNanos;
    }

    /** Whether so many bytes may pass now; if so, they have. */
    boolean take(int bytes, long nowNanos) {
        var fresh = (nowNanos - filledNanos) / NANOS_PER_SECOND * bytesPerSecond;
        tokens = Math.min(bytesPerSecond, tokens + fresh);
        filledNanos = nowNanos;
        if (bytes > tokens) {
            return false;
        }
        tokens -= bytes;
        return true;
    }
}
