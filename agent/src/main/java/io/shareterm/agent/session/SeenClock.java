package io.shareterm.agent.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/**
 * Tells whether somebody types to a screen of long ago: since when an entry is superseded (PROTOCOL 7.3, {@code stale}). Time is kept
 * in steps of {@value #STEP_MILLIS} ms, so memory does not grow with the output; an entry may count as fresh for one step
 * longer.
 */
final class SeenClock {
    private static final int STEP_MILLIS = 100;
    private static final Duration STEP = Duration.ofMillis(STEP_MILLIS);

    /** Entries up to {@code newest} were made before {@code end}. */
    private record Step(Instant end, long newest) {}

    private final Duration maxAge;
    private final ArrayDeque<Step> steps = new ArrayDeque<>();
    private long newest;
    /** The newest entry that is older than {@code maxAge}; whoever has not seen it saw one that was superseded before. */
    private long aged;

    SeenClock(Duration maxAge) {
        this.maxAge = maxAge;
    }

    /** Entry {@code seq} was made; it supersedes the one before it. */
    void made(long seq, Instant now) {
        age(now);
        newest = seq;
        Step last = steps.peekLast();
        if (last != null && now.isBefore(last.end())) {
            steps.removeLast();
            steps.addLast(new Step(last.end(), seq));
        } else {
            steps.addLast(new Step(now.plus(STEP), seq));
        }
    }

    /** Whether {@code seenSeq} does not exist yet, or was superseded longer ago than the age allows. */
    boolean isStale(long seenSeq, Instant now) {
        age(now);
        return seenSeq > newest || seenSeq < aged;
    }

    private void age(Instant now) {
        Instant limit = now.minus(maxAge);
        while (!steps.isEmpty() && !steps.peekFirst().end().isAfter(limit)) {
            aged = steps.removeFirst().newest();
        }
    }
}
