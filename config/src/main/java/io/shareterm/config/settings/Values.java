package io.shareterm.config.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings as written, to be read key by key. A wrong value is noted as a {@link Problem} and its default stands
 * in, so that the reading goes on and finds the others; {@link SettingsReader} throws before anyone uses the result.
 * The keys that were read are the keys that exist: everything else in a file is unknown.
 */
public final class Values {
    private final Config written;
    private final Optional<Values> defaults;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Key<?>> keys = new LinkedHashMap<>();

    Values(Config written, Values defaults) {
        this.written = written;
        this.defaults = Optional.of(defaults);
    }

    /** The defaults themselves, where a wrong value is our own fault. */
    Values(Config defaults) {
        this.written = defaults;
        this.defaults = Optional.empty();
    }

    /** The value at the key, or its default after noting a problem. */
    public <T> T get(Key<T> key) {
        keys.put(key.path(), key);
        if (!written.hasPath(key.path())) { // null, or hidden by a value in place of its section: noted elsewhere
            return byDefault(values -> values.get(key), "has no value at " + key.path());
        }
        ConfigValue value = written.getValue(key.path());
        String reason = "is out of range";
        try {
            T typed = key.kind().read(value);
            if (key.kind().allows(typed)) {
                return typed;
            }
        } catch (IllegalArgumentException e) {
            reason = e.getMessage();
        }
        note(key.path(), key, reason);
        return byDefault(values -> values.get(key), reason);
    }

    /** Reads a record whose own rules go across keys; if it refuses, notes a problem and gives its default. */
    public <T> T group(Function<Values, T> reading) {
        try {
            return reading.apply(this);
        } catch (InvalidSetting e) {
            note(e.path(), keys.get(e.path()), e.reason());
            return byDefault(values -> values.group(reading), e.getMessage());
        }
    }

    private <T> T byDefault(Function<Values, T> reading, String reason) {
        return reading.apply(defaults.orElseThrow(() -> new IllegalStateException("reference.conf: " + reason)));
    }

    private void note(String path, Key<?> key, String reason) {
        ConfigValue value = written.getValue(path);
        String sentence = "= %s %s; it must be %s (the default is %s)"
                .formatted(shown(value), reason, key.kind().allowed(), shown(defaultOf(path)));
        problems.add(new Problem(Place.of(value), path, sentence));
    }

    private ConfigValue defaultOf(String path) {
        return defaults.map(values -> values.defaultOf(path)).orElseGet(() -> written.getValue(path));
    }

    /** The value as HOCON, cut where it would fill the screen. */
    private static String shown(ConfigValue value) {
        String text = value.render(ConfigRenderOptions.concise());
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The keys that were read so far, by their paths, in the order of reading. */
    Map<String, Key<?>> keys() {
        return Collections.unmodifiableMap(keys);
    }
}
