package io.shareterm.broker.peer;

import io.shareterm.broker.session.FlightLimits;
import io.shareterm.config.broker.BrokerSettings;
import java.time.Duration;
import java.util.Objects;

/**
 * What connections of native peers are told.
 *
 * @param firstMessageTime from the start to the peer's first message (PROTOCOL 1.3)
 * @param idleTime after which a connection from which nothing came is closed (PROTOCOL 1.4)
 * @param inputBytesPerSecond input frames of one viewer, as bytes on the wire
 * @param failedJoinsPerMinute joins with a wrong invite from one address
 * @param flight how much may be on the way to one viewer
 */
public record PeerSettings(
        Duration firstMessageTime,
        Duration idleTime,
        int inputBytesPerSecond,
        int failedJoinsPerMinute,
        FlightLimits flight) {
    public PeerSettings {
        Objects.requireNonNull(firstMessageTime, "firstMessageTime");
        Objects.requireNonNull(idleTime, "idleTime");
        Objects.requireNonNull(flight, "flight");
    }

    /** The part of a broker's settings that its peers need. */
    public static PeerSettings of(BrokerSettings settings) {
        var limits = settings.limits();
        return new PeerSettings(
                limits.handshakes().firstMessageTime(),
                limits.connections().idleTime(),
                limits.sessions().inputBytesPerSecond(),
                limits.connections().failedJoinsPerMinute(),
                new FlightLimits(
                        settings.log().inFlightFloorBytes(), settings.log().inFlightTime()));
    }
}
