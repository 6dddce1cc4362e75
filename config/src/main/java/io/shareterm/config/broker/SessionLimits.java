package io.shareterm.config.broker;

import io.shareterm.config.settings.Key;
import io.shareterm.config.settings.Values;
import java.time.Duration;

/**
 * Limits of sessions and of those who take part.
 *
 * @param total sessions at once
 * @param viewers of one session at once
 * @param waitingJoiners of one session at once: not admitted yet, or waiting for the sharer
 * @param inputBytesPerSecond input frames of one viewer, in bytes on the wire per second
 * @param sharerWait how long a viewer waits for a sharer who is unknown or away
 * @param absentKept how long the log of a session whose sharer is away is kept
 */
public record SessionLimits(
        int total, int viewers, int waitingJoiners, int inputBytesPerSecond, Duration sharerWait, Duration absentKept) {
    private static final Key<Integer> TOTAL = Key.number("limits.sessions.total", 1, 100_000);
    private static final Key<Integer> VIEWERS = Key.number("limits.sessions.viewers", 1, 100_000);
    private static final Key<Integer> WAITING_JOINERS = Key.number("limits.sessions.waiting-joiners", 1, 10_000);
    /** At least one input frame of the largest size (PROTOCOL 2.3) per second: less would never let it pass. */
    private static final Key<Integer> INPUT = Key.size("limits.sessions.input-per-second", 16 * 1024, 64 * 1024 * 1024);

    private static final Key<Duration> SHARER_WAIT =
            Key.time("limits.sessions.sharer-wait", Duration.ofSeconds(1), Duration.ofHours(24));
    private static final Key<Duration> ABSENT_KEPT =
            Key.time("limits.sessions.absent-kept", Duration.ofSeconds(1), Duration.ofHours(24));

    public SessionLimits {
        TOTAL.require(total);
        VIEWERS.require(viewers);
        WAITING_JOINERS.require(waitingJoiners);
        INPUT.require(inputBytesPerSecond);
        SHARER_WAIT.require(sharerWait);
        ABSENT_KEPT.require(absentKept);
    }

    static SessionLimits read(Values values) {
        return new SessionLimits(
                values.get(TOTAL),
                values.get(VIEWERS),
                values.get(WAITING_JOINERS),
                values.get(INPUT),
                values.get(SHARER_WAIT),
                values.get(ABSENT_KEPT));
    }
}
