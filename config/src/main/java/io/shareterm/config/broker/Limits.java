package io.shareterm.config.broker;

import io.shareterm.config.settings.Values;
import java.util.Objects;

/**
 * What one party may use, so that it cannot take it from the others (DESIGN 7.8).
 *
 * @param connections connections and where they come from
 * @param handshakes the time before a connection is known to be an agent or a viewer
 * @param sessions sessions, their viewers and those who wait
 * @param keyframes keyframes of one session
 */
public record Limits(
        ConnectionLimits connections, HandshakeLimits handshakes, SessionLimits sessions, KeyframeLimits keyframes) {
    public Limits {
        Objects.requireNonNull(connections, "connections");
        Objects.requireNonNull(handshakes, "handshakes");
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(keyframes, "keyframes");
    }

    static Limits read(Values values) {
        return new Limits(
                values.group(ConnectionLimits::read),
                values.group(HandshakeLimits::read),
                values.group(SessionLimits::read),
                values.group(KeyframeLimits::read));
    }
}
