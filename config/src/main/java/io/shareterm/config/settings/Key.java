package io.shareterm.config.settings;

import java.time.Duration;

/**
 * One setting: where it stands and what may stand there. The one place that knows its range; the records check their
 * components with it and the reader reads with it.
 *
 * @param path the dotted path, {@code limits.sessions.total}
 * @param kind what may stand there
 */
public record Key<T>(String path, Kind<T> kind) {
    public static Key<Integer> number(String path, int min, int max) {
        return new Key<>(path, new WholeNumber(min, max));
    }

    /** A number of bytes; {@code min} and {@code max} in bytes. */
    public static Key<Integer> size(String path, int min, int max) {
        return new Key<>(path, new ByteSize(min, max));
    }

    public static Key<Duration> time(String path, Duration min, Duration max) {
        return new Key<>(path, new TimeSpan(min, max));
    }

    /**
     * Checks a component of a settings record.
     *
     * @throws InvalidSetting if the value is out of range
     */
    public void require(T value) {
        if (!kind.allows(value)) {
            throw new InvalidSetting(this, value + " is not allowed");
        }
    }
}
