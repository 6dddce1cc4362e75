package io.shareterm.config.agent;

import io.shareterm.config.settings.Key;
import io.shareterm.config.settings.Values;
import java.time.Duration;

/**
 * How output is gathered and kept (DESIGN 8).
 *
 * @param ringBytes entries that the broker has not acknowledged, in bytes
 * @param coalesceTime how long output is gathered while it flows; zero for not at all
 * @param coalesceBytes how much is gathered at most
 */
public record OutputSettings(int ringBytes, Duration coalesceTime, int coalesceBytes) {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    private static final Key<Integer> RING = Key.size("output.ring", 256 * KIB, 1024 * MIB);
    private static final Key<Duration> COALESCE_TIME =
            Key.time("output.coalesce-time", Duration.ZERO, Duration.ofMillis(100));
    /** Well below the largest entry, 64 KiB (PROTOCOL 2.3), so that what is gathered always fits into one. */
    private static final Key<Integer> COALESCE_SIZE = Key.size("output.coalesce-size", KIB, 48 * KIB);

    public OutputSettings {
        RING.require(ringBytes);
        COALESCE_TIME.require(coalesceTime);
        COALESCE_SIZE.require(coalesceBytes);
    }

    static OutputSettings read(Values values) {
        return new OutputSettings(values.get(RING), values.get(COALESCE_TIME), values.get(COALESCE_SIZE));
    }
}
