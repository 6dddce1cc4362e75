package io.shareterm.agent.uplink;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The pause before the next attempt: doubled after each failure up to a longest one, and shortened by up to a half at random, so
 * that the agents of a broker that restarts do not all come at once.
 */
final class Backoff {
    private static final double MOST_JITTER = 0.5;

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private Duration next;

    Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
        this.next = first;
    }

    /** The pause before the attempt that comes now. */
    Duration pause() {
        Duration full = next;
        next = full.multipliedBy(2).compareTo(longest) > 0 ? longest : full.multipliedBy(2);
        return Duration.ofNanos((long) (full.toNanos() * (1 - MOST_JITTER * random.nextDouble())));
    }

    /** A connection was there: the next loss begins with the first pause again. */
    void succeeded() {
        next = first;
    }
}
