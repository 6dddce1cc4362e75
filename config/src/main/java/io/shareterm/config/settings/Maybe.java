package io.shareterm.config.settings;

import com.typesafe.config.ConfigValue;
import java.util.Optional;

/**
 * A setting that may be left open, by an empty text.
 *
 * @param kind what may stand there otherwise
 */
public record Maybe<T>(Kind<T> kind) implements Kind<Optional<T>> {
    @Override
    public Optional<T> read(ConfigValue value) {
        return "".equals(value.unwrapped()) ? Optional.empty() : Optional.of(kind.read(value));
    }

    @Override
    public boolean allows(Optional<T> value) {
        return value.isEmpty() || kind.allows(value.get());
    }

    @Override
    public String allowed() {
        return kind.allowed() + ", or \"\" for none";
    }
}
