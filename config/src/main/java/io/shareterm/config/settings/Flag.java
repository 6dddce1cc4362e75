package io.shareterm.config.settings;

import java.util.Objects;

/**
 * A setting that was given on the command line.
 *
 * @param name the flag as the person typed it, for messages: {@code --listen}
 * @param path the path of the setting that it sets
 * @param value the value, in the form that the configuration file takes
 */
public record Flag(String name, String path, String value) {
    public Flag {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(value, "value");
    }
}
