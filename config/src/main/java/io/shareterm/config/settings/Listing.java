package io.shareterm.config.settings;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * A list: {@code [a, b]}, or a text of items with commas between them, as it comes from an environment variable.
 *
 * @param kind what one item may be
 * @param max the most items
 */
public record Listing<T>(Kind<T> kind, int max) implements Kind<List<T>> {
    @Override
    public List<T> read(ConfigValue value) {
        List<T> items = new ArrayList<>();
        for (ConfigValue item : items(value)) {
            items.add(kind.read(item));
        }
        return List.copyOf(items);
    }

    private static List<? extends ConfigValue> items(ConfigValue value) {
        if (value instanceof ConfigList list) {
            return list;
        }
        if (value.valueType() != ConfigValueType.STRING) {
            throw new IllegalArgumentException("is no list");
        }
        String text = value.unwrapped().toString();
        if (text.isBlank()) {
            return List.of();
        }
        List<ConfigValue> items = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            items.add(ConfigValueFactory.fromAnyRef(item.strip(), value.origin().description()));
        }
        return items;
    }

    @Override
    public boolean allows(List<T> value) {
        return value.size() <= max && value.stream().allMatch(kind::allows);
    }

    @Override
    public String allowed() {
        return "a list of at most " + max + ", each " + kind.allowed();
    }
}
