package io.shareterm.config.broker;

import io.shareterm.config.settings.Key;
import io.shareterm.config.settings.Values;
import java.time.Duration;

/**
 * How long the last bytes may take.
 *
 * @param drainTime that a stopping broker gives its connections to take what is theirs before it closes them
 * @param terminateTime that the log of an ended session stays for viewers that have not come to its end (PROTOCOL 6.8)
 */
public record EndingSettings(Duration drainTime, Duration terminateTime) {
    private static final Key<Duration> DRAIN =
            Key.time("ending.drain-time", Duration.ofMillis(100), Duration.ofMinutes(10));
    private static final Key<Duration> TERMINATE =
            Key.time("ending.terminate-time", Duration.ofMillis(100), Duration.ofHours(1));

    public EndingSettings {
        DRAIN.require(drainTime);
        TERMINATE.require(terminateTime);
    }

    static EndingSettings read(Values values) {
        return new EndingSettings(values.get(DRAIN), values.get(TERMINATE));
    }
}
