package io.shareterm.config.settings;

import java.io.Serializable;

/**
 * One thing that is wrong with the settings.
 *
 * @param where where it is written
 * @param key the path of the setting; empty if the file as a whole is wrong
 * @param sentence what is wrong, what is allowed, and what to do
 */
public record Problem(Place where, String key, String sentence) implements Serializable {
    @Override
    public String toString() {
        return key.isEmpty() ? where + ": " + sentence : where + ": " + key + " " + sentence;
    }
}
