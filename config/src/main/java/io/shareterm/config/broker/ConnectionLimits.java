package io.shareterm.config.broker;

import io.shareterm.config.settings.Key;
import io.shareterm.config.settings.Values;
import java.time.Duration;

/**
 * Limits of connections of every kind.
 *
 * @param total open at once
 * @param perAddress open at once from one IP address
 * @param failedJoinsPerMinute joins with a wrong invite from one IP address
 * @param idleTime after which a connection from which nothing came is closed (PROTOCOL 1.4)
 */
public record ConnectionLimits(int total, int perAddress, int failedJoinsPerMinute, Duration idleTime) {
    private static final Key<Integer> TOTAL = Key.number("limits.connections.total", 1, 1_000_000);
    private static final Key<Integer> PER_ADDRESS = Key.number("limits.connections.per-address", 1, 1_000_000);
    private static final Key<Integer> FAILED_JOINS =
            Key.number("limits.connections.failed-joins-per-minute", 1, 100_000);
    /** At least twice the 15 s after which a silent peer pings (PROTOCOL 1.4): one lost ping closes nothing. */
    private static final Key<Duration> IDLE_TIME =
            Key.time("limits.connections.idle-time", Duration.ofSeconds(30), Duration.ofHours(1));

    public ConnectionLimits {
        TOTAL.require(total);
        PER_ADDRESS.require(perAddress);
        FAILED_JOINS.require(failedJoinsPerMinute);
        IDLE_TIME.require(idleTime);
    }

    static ConnectionLimits read(Values values) {
        return new ConnectionLimits(
                values.get(TOTAL), values.get(PER_ADDRESS), values.get(FAILED_JOINS), values.get(IDLE_TIME));
    }
}
