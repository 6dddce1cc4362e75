package io.shareterm.agent.session;

import java.time.Duration;
import java.time.Instant;

/** At most {@value #PER_SECOND} unreadable inputs are answered per member and second: each answer costs a seal. */
final class UnreadableBudget {
    static final int PER_SECOND = 32;

    private Instant windowEnd = Instant.MIN;
    private int left;

    boolean take(Instant now) {
        if (!now.isBefore(windowEnd)) {
            windowEnd = now.plus(Duration.ofSeconds(1));
            left = PER_SECOND;
        }
        return left > 0 && left-- > 0;
    }
}
