package io.shareterm.config.settings;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds what a settings file says that nobody reads: unknown keys, values in place of sections, nulls. */
final class UnknownKeys {
    private final Set<String> keys;
    private final Set<String> sections = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private UnknownKeys(Set<String> keys) {
        this.keys = keys;
        for (String key : keys) {
            for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
                sections.add(key.substring(0, dot));
            }
        }
    }

    static List<Problem> in(ConfigObject file, Set<String> keys) {
        UnknownKeys unknown = new UnknownKeys(keys);
        unknown.walk("", file);
        return unknown.problems;
    }

    private void walk(String prefix, ConfigObject section) {
        for (Map.Entry<String, ConfigValue> entry : section.entrySet()) {
            String path = prefix + entry.getKey();
            ConfigValue value = entry.getValue();
            if (keys.contains(path)) {
                if (value.valueType() == ConfigValueType.NULL) {
                    note(value, path, "has no value; give it one, or leave the line out for the default");
                }
            } else if (!sections.contains(path)) {
                note(value, path, "is no setting; " + advice(path));
            } else if (value instanceof ConfigObject inner) {
                walk(path + ".", inner);
            } else {
                note(value, path, "is a section of settings and takes no value of its own; write " + path + " { ... }");
            }
        }
    }

    private String advice(String path) {
        return DidYouMean.closest(path, keys)
                .or(() -> DidYouMean.closest(path, sections))
                .map(known -> "did you mean " + known + "?")
                .orElse("leave it out, or look its name up in the example file");
    }

    private void note(ConfigValue value, String path, String sentence) {
        problems.add(new Problem(Place.of(value), path, sentence));
    }
}
