package io.shareterm.config.settings;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.function.Function;

/**
 * A text that has a meaning of its own, such as an address.
 *
 * @param allowed the allowed values as a person reads them
 * @param meaning what the text becomes; throws IllegalArgumentException with the reason if it is not allowed
 */
public record Text<T>(String allowed, Function<String, T> meaning) implements Kind<T> {
    @Override
    public T read(ConfigValue value) {
        if (value.valueType() != ConfigValueType.STRING && value.valueType() != ConfigValueType.NUMBER) {
            throw new IllegalArgumentException("is no text");
        }
        try {
            return meaning.apply(value.unwrapped().toString().strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not allowed: " + e.getMessage(), e);
        }
    }

    /** Always: a text that is not allowed has no meaning either, so {@link #read} has refused it. */
    @Override
    public boolean allows(T value) {
        return true;
    }
}
