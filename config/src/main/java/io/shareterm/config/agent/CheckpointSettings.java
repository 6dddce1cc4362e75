package io.shareterm.config.agent;

import io.shareterm.config.settings.InvalidSetting;
import io.shareterm.config.settings.Key;
import io.shareterm.config.settings.TimeSpan;
import io.shareterm.config.settings.Values;
import java.time.Duration;

/**
 * How often the sharer confirms by signature what was sent, and when a viewer misses it (DESIGN 5.6, PROTOCOL 9).
 *
 * @param active from one checkpoint to the next while output flows
 * @param idle the same while nothing happens; never below {@code active}
 * @param stale the time without a checkpoint after which a viewer says "stale" and holds typing
 */
public record CheckpointSettings(Duration active, Duration idle, Duration stale) {
    private static final Key<Duration> ACTIVE =
            Key.time("checkpoints.active", Duration.ofMillis(100), Duration.ofSeconds(5));
    /** At most half of what PROTOCOL 9.4 lets a viewer wait: one late checkpoint alarms nobody. */
    private static final Key<Duration> IDLE =
            Key.time("checkpoints.idle", Duration.ofMillis(100), Duration.ofSeconds(6));

    /** A shorter one than PROTOCOL 9.4 says harms nobody but this viewer. */
    private static final Key<Duration> STALE =
            Key.time("checkpoints.stale", Duration.ofSeconds(1), Duration.ofMinutes(2));

    public CheckpointSettings {
        ACTIVE.require(active);
        IDLE.require(idle);
        STALE.require(stale);
        if (idle.compareTo(active) < 0) {
            throw new InvalidSetting(IDLE, "is shorter than " + ACTIVE.path() + ", " + TimeSpan.text(active));
        }
    }

    static CheckpointSettings read(Values values) {
        return new CheckpointSettings(values.get(ACTIVE), values.get(IDLE), values.get(STALE));
    }
}
