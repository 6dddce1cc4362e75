package io.shareterm.agent.session;

import java.time.Duration;
import java.time.Instant;

/**
 * When the next checkpoint is due (PROTOCOL 9.2): a short time after the first output that none covers yet, and a longer time
 * after the last one when nothing happens.
 */
final class CheckpointClock {
    private final Duration active;
    private final Duration idle;
    private Instant due;
    private boolean covered = true;

    CheckpointClock(Duration active, Duration idle, Instant now) {
        this.active = active;
        this.idle = idle;
        this.due = now.plus(idle);
    }

    /** An entry other than a checkpoint was made. */
    void entry(Instant now) {
        if (covered) {
            covered = false;
            Instant soon = now.plus(active);
            due = soon.isBefore(due) ? soon : due;
        }
    }

    void checkpoint(Instant now) {
        covered = true;
        due = now.plus(idle);
    }

    Instant due() {
        return due;
    }
}
