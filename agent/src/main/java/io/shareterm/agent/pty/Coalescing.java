package io.shareterm.agent.pty;

import java.time.Duration;

/**
 * How output is gathered while it flows.
 *
 * @param time how long at most; zero for not at all
 * @param maxBytes how much at most
 */
public record Coalescing(Duration time, int maxBytes) {
    public Coalescing {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time is negative: value=" + time);
        }
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes too small: value=" + maxBytes + ", min=1");
        }
    }
}
