package io.shareterm.config.settings;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;

/**
 * A number of bytes with its unit: {@code 32 KiB}, {@code 4 MiB}. A bare number is refused, as it is for durations.
 *
 * @param min the smallest allowed size in bytes
 * @param max the largest allowed size in bytes
 */
public record ByteSize(int min, int max) implements Kind<Integer> {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * 1024;

    public ByteSize {
        if (min < 0 || min > max) {
            throw new IllegalArgumentException("min=" + min + " is negative or above max=" + max);
        }
    }

    @Override
    public Integer read(ConfigValue value) {
        String text = value.unwrapped().toString().strip();
        if (value.valueType() == ConfigValueType.NUMBER) {
            throw new IllegalArgumentException("has no unit (such as B, KiB, MiB)");
        }
        if (value.valueType() != ConfigValueType.STRING
                || text.isEmpty()
                || !Character.isLetter(text.charAt(text.length() - 1))) {
            throw new IllegalArgumentException("is no size with a unit (such as B, KiB, MiB)");
        }
        try {
            return Math.toIntExact(value.atKey("value")
                    .getMemorySize("value")
                    .toBytesBigInteger()
                    .longValueExact());
        } catch (ConfigException e) {
            throw new IllegalArgumentException("is no size (such as 32 KiB, 4 MiB)", e);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("is far too large", e);
        }
    }

    @Override
    public boolean allows(Integer value) {
        return min <= value && value <= max;
    }

    @Override
    public String allowed() {
        return "a size from " + text(min) + " to " + text(max);
    }

    /** The size in its largest whole binary unit: {@code 32 KiB}; the form that the configuration takes. */
    public static String text(int bytes) {
        if (bytes != 0 && bytes % MIB == 0) {
            return bytes / MIB + " MiB";
        }
        return bytes != 0 && bytes % KIB == 0 ? bytes / KIB + " KiB" : bytes + " B";
    }
}
