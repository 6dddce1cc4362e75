package io.shareterm.config.settings;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.time.Duration;

/**
 * A duration with its unit: {@code 400ms}, {@code 15s}, {@code 5 minutes}. A bare number, which HOCON takes for
 * milliseconds, is refused: it is nearly always meant as seconds.
 *
 * @param min the shortest allowed duration
 * @param max the longest allowed duration
 */
public record TimeSpan(Duration min, Duration max) implements Kind<Duration> {
    public TimeSpan {
        if (min.compareTo(max) > 0) {
            throw new IllegalArgumentException("min=" + min + " is above max=" + max);
        }
    }

    @Override
    public Duration read(ConfigValue value) {
        if (value.valueType() == ConfigValueType.NUMBER) {
            throw new IllegalArgumentException("has no unit (such as ms, s, m, h)");
        }
        String text = value.unwrapped().toString().strip();
        if (value.valueType() != ConfigValueType.STRING
                || text.isEmpty()
                || !Character.isLetter(text.charAt(text.length() - 1))) {
            throw new IllegalArgumentException("is no duration with a unit (such as ms, s, m, h)");
        }
        try {
            return value.atKey("value").getDuration("value");
        } catch (ConfigException | ArithmeticException e) {
            throw new IllegalArgumentException("is no duration (such as 400ms, 15s, 5m)", e);
        }
    }

    @Override
    public boolean allows(Duration value) {
        return min.compareTo(value) <= 0 && value.compareTo(max) <= 0;
    }

    @Override
    public String allowed() {
        return "a duration from " + text(min) + " to " + text(max);
    }

    /** The duration in its largest whole unit: {@code 90s}, {@code 5m}; the form that the configuration takes. */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0 || millis % 1_000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1_000;
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
