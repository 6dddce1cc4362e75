package io.shareterm.config.broker;

import io.shareterm.config.settings.ByteSize;
import io.shareterm.config.settings.InvalidSetting;
import io.shareterm.config.settings.Key;
import io.shareterm.config.settings.Values;
import java.time.Duration;

/**
 * How much of a session's log the broker holds and how far ahead of its viewers it runs (DESIGN 7.2 to 7.4).
 *
 * @param bytesPerSession frames that the log of one session holds, in bytes; never below {@code grantWindowBytes}
 * @param entriesPerSession the same in entries; whichever is reached first drops the oldest
 * @param grantWindowBytes how far the agent may be ahead of the viewer that has seen most
 * @param inFlightFloorBytes sent to one viewer and not seen by it, at least allowed; never above {@code grantWindowBytes}
 * @param inFlightTime the same as a time at the viewer's own rate; the larger of the two counts
 * @param wakeBatch waiting viewers that are woken before other work gets its turn
 */
public record LogSettings(
        int bytesPerSession,
        int entriesPerSession,
        int grantWindowBytes,
        int inFlightFloorBytes,
        Duration inFlightTime,
        int wakeBatch) {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    private static final Key<Integer> BYTES = Key.size("log.size", 256 * KIB, 1024 * MIB);
    private static final Key<Integer> ENTRIES = Key.number("log.entries", 64, 1 << 20);
    /** At least two entries of the largest size (PROTOCOL 2.3): with less, one entry could block the next for ever. */
    private static final Key<Integer> GRANT_WINDOW = Key.size("log.grant-window", 128 * KIB, 256 * MIB);

    private static final Key<Integer> IN_FLIGHT_FLOOR = Key.size("log.in-flight-floor", 16 * KIB, 16 * MIB);
    private static final Key<Duration> IN_FLIGHT_TIME =
            Key.time("log.in-flight-time", Duration.ofMillis(50), Duration.ofSeconds(10));
    private static final Key<Integer> WAKE_BATCH = Key.number("log.wake-batch", 1, 1024);

    public LogSettings {
        BYTES.require(bytesPerSession);
        ENTRIES.require(entriesPerSession);
        GRANT_WINDOW.require(grantWindowBytes);
        IN_FLIGHT_FLOOR.require(inFlightFloorBytes);
        IN_FLIGHT_TIME.require(inFlightTime);
        WAKE_BATCH.require(wakeBatch);
        if (grantWindowBytes > bytesPerSession) {
            throw new InvalidSetting(
                    GRANT_WINDOW, "is larger than " + BYTES.path() + ", " + ByteSize.text(bytesPerSession));
        }
        if (inFlightFloorBytes > grantWindowBytes) {
            throw new InvalidSetting(
                    IN_FLIGHT_FLOOR, "is larger than " + GRANT_WINDOW.path() + ", " + ByteSize.text(grantWindowBytes));
        }
    }

    static LogSettings read(Values values) {
        return new LogSettings(
                values.get(BYTES),
                values.get(ENTRIES),
                values.get(GRANT_WINDOW),
                values.get(IN_FLIGHT_FLOOR),
                values.get(IN_FLIGHT_TIME),
                values.get(WAKE_BATCH));
    }
}
