package io.shareterm.broker.session;

import io.shareterm.config.broker.BrokerSettings;
import io.shareterm.config.broker.KeyframeLimits;
import io.shareterm.config.broker.LogSettings;
import io.shareterm.config.broker.SessionLimits;
import java.time.Duration;
import java.util.Objects;

/**
 * What a hub is told.
 *
 * @param log the window, pacing and waking
 * @param sessions how many may be here and how long they wait
 * @param keyframes their size and how often one is asked for
 * @param terminateTime how long the log of an ended session stays (PROTOCOL 6.8)
 */
public record HubSettings(LogSettings log, SessionLimits sessions, KeyframeLimits keyframes, Duration terminateTime) {
    public HubSettings {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(keyframes, "keyframes");
        Objects.requireNonNull(terminateTime, "terminateTime");
    }

    /** The part of a broker's settings that its hubs need. */
    public static HubSettings of(BrokerSettings settings) {
        return new HubSettings(
                settings.log(),
                settings.limits().sessions(),
                settings.limits().keyframes(),
                settings.ending().terminateTime());
    }

    /** The limits of one session's log. */
    public LogLimits logLimits() {
        return new LogLimits(log.entriesPerSession(), log.bytesPerSession(), keyframes.packedBytes());
    }

    /** The limits of what is on the way to one viewer. */
    public FlightLimits flightLimits() {
        return new FlightLimits(log.inFlightFloorBytes(), log.inFlightTime());
    }
}
