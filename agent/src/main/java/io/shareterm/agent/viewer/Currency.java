package io.shareterm.agent.viewer;

import java.time.Duration;
import java.time.Instant;

/** Whether what is seen is the newest, by the sharer's own signature (PROTOCOL 9.4). */
final class Currency {
    private final Duration maxAge;
    private final long neededSeq;
    private Instant until = Instant.MIN;

    /**
     * @param maxAge how long a checkpoint counts
     * @param neededSeq earlier checkpoints may be old ones: the number that was next when the sharer let this viewer in
     */
    Currency(Duration maxAge, long neededSeq) {
        this.maxAge = maxAge;
        this.neededSeq = neededSeq;
    }

    /** A good checkpoint came. */
    void checkpoint(long seq, Instant now) {
        if (seq >= neededSeq) {
            until = now.plus(maxAge);
        }
    }

    boolean isCurrent(Instant now) {
        return now.isBefore(until);
    }
}
