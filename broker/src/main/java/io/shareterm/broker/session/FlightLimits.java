package io.shareterm.broker.session;

import java.time.Duration;

/**
 * How much may be on the way to one viewer, sent and not seen (PROTOCOL 8.3).
 *
 * @param floorBytes at least allowed; without it a slow start would never get faster
 * @param time the same as a time at the viewer's own rate; the larger of the two counts
 */
public record FlightLimits(int floorBytes, Duration time) {
    public FlightLimits {
        if (floorBytes < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("floorBytes=" + floorBytes + ", time=" + time + ", must be more than 0");
        }
    }
}
