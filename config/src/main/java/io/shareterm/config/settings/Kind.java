package io.shareterm.config.settings;

import com.typesafe.config.ConfigValue;

/**
 * What may stand at a key: how it is read, which values are allowed, and how that is said to a person.
 *
 * @param <T> what the value becomes; never null
 */
public interface Kind<T> {
    /**
     * Turns a written value into a typed one; its range is checked afterwards by {@link #allows}.
     *
     * @throws IllegalArgumentException if the value is of another type; the message is the end of a sentence that
     *     begins with the value: {@code has no unit}
     */
    T read(ConfigValue value);

    /** Whether the value is in the allowed range. */
    boolean allows(T value);

    /** The allowed values as a person reads them: {@code a duration from 1s to 5m}. */
    String allowed();
}
