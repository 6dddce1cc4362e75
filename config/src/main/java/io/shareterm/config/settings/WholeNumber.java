package io.shareterm.config.settings;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;

/**
 * A count or a port. A text of digits counts too, because that is how an environment variable arrives.
 *
 * @param min the smallest allowed number
 * @param max the largest allowed number
 */
public record WholeNumber(int min, int max) implements Kind<Integer> {
    public WholeNumber {
        if (min > max) {
            throw new IllegalArgumentException("min=" + min + " is above max=" + max);
        }
    }

    @Override
    public Integer read(ConfigValue value) {
        if (value.valueType() != ConfigValueType.NUMBER && value.valueType() != ConfigValueType.STRING) {
            throw new IllegalArgumentException("is no number");
        }
        String text = value.unwrapped().toString().strip();
        try {
            return new BigDecimal(text).intValueExact();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is no number", e);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("is out of range or no whole number", e);
        }
    }

    @Override
    public boolean allows(Integer value) {
        return min <= value && value <= max;
    }

    @Override
    public String allowed() {
        return "a whole number from " + min + " to " + max;
    }
}
