package io.shareterm.config.settings;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The path of a file. A relative path in a configuration file begins at that file's folder, so that a folder of
 * configuration can be moved as a whole; from a flag or the environment it begins at the current folder. Whether the
 * file is there is found out by whoever reads it.
 */
public record FilePath() implements Kind<Path> {
    @Override
    public Path read(ConfigValue value) {
        if (value.valueType() != ConfigValueType.STRING
                || value.unwrapped().toString().isBlank()) {
            throw new IllegalArgumentException("is no path");
        }
        return resolve(value, value.unwrapped().toString());
    }

    /**
     * The path that {@code text} means where {@code value} is written.
     *
     * @throws IllegalArgumentException if it is no path on this system
     */
    public static Path resolve(ConfigValue value, String text) {
        try {
            String file = value.origin().filename();
            return file == null ? Path.of(text) : Path.of(file).resolveSibling(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("is no path: " + e.getReason(), e);
        }
    }

    @Override
    public boolean allows(Path value) {
        return true;
    }

    @Override
    public String allowed() {
        return "the path of a file";
    }
}
