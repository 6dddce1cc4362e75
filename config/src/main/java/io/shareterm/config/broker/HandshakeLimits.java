package io.shareterm.config.broker;

import io.shareterm.config.settings.Key;
import io.shareterm.config.settings.Values;
import java.time.Duration;

/**
 * Limits of a connection that has not said yet what it wants.
 *
 * @param concurrent TLS handshakes under way at once
 * @param threads of the pool that computes them; 0 for half of the processors, at least one
 * @param time for the whole TLS handshake
 * @param firstMessageTime for the first message after it (PROTOCOL 1.3)
 */
public record HandshakeLimits(int concurrent, int threads, Duration time, Duration firstMessageTime) {
    private static final Key<Integer> CONCURRENT = Key.number("limits.handshakes.concurrent", 1, 100_000);
    private static final Key<Integer> THREADS = Key.number("limits.handshakes.threads", 0, 256);
    private static final Key<Duration> TIME =
            Key.time("limits.handshakes.time", Duration.ofMillis(100), Duration.ofMinutes(2));
    private static final Key<Duration> FIRST_MESSAGE_TIME =
            Key.time("limits.handshakes.first-message-time", Duration.ofMillis(100), Duration.ofMinutes(2));

    public HandshakeLimits {
        CONCURRENT.require(concurrent);
        THREADS.require(threads);
        TIME.require(time);
        FIRST_MESSAGE_TIME.require(firstMessageTime);
    }

    static HandshakeLimits read(Values values) {
        return new HandshakeLimits(
                values.get(CONCURRENT), values.get(THREADS), values.get(TIME), values.get(FIRST_MESSAGE_TIME));
    }

    /** The size of the pool on a machine with so many processors. */
    public int threadsOn(int processors) {
        return threads == 0 ? Math.max(1, processors / 2) : threads;
    }
}
