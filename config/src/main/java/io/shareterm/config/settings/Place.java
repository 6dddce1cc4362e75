package io.shareterm.config.settings;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Where something is written.
 *
 * @param source a file, {@code environment variable SHARETERM_BROKER}, {@code --listen}, or {@code default}
 * @param line in the file, from 1; 0 if there is none
 */
public record Place(String source, int line) implements Comparable<Place>, Serializable {
    private static final String ENVIRONMENT = "environment variable ";
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::source).thenComparingInt(Place::line);

    static Place of(Path file) {
        return new Place(file.toString(), 0);
    }

    static Place of(ConfigValue value) {
        return of(value.origin());
    }

    static Place of(ConfigOrigin origin) {
        if (origin.resource() != null) {
            return new Place("default", 0);
        }
        return origin.filename() == null
                ? new Place(origin.description(), 0)
                : new Place(origin.filename(), Math.max(0, origin.lineNumber()));
    }

    /** The origin of a value that came from a variable. */
    static String environment(String variable) {
        return ENVIRONMENT + variable;
    }

    boolean isEnvironment() {
        return source.startsWith(ENVIRONMENT);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    /** {@code broker.conf:12}. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line;
    }
}
