package io.shareterm.config.settings;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;

/** Says to a person where a value was written. */
final class SettingsOrigin {
    private static final String ENVIRONMENT = "environment variable ";

    private SettingsOrigin() {}

    /** {@code broker.conf:12}, {@code environment variable SHARETERM_BROKER} or {@code --listen}. */
    static String of(ConfigValue value) {
        return of(value.origin());
    }

    static String of(ConfigOrigin origin) {
        if (origin == null) {
            return "settings";
        }
        if (origin.resource() != null) {
            return "default";
        }
        if (origin.filename() == null) {
            return origin.description();
        }
        return origin.lineNumber() > 0 ? origin.filename() + ":" + origin.lineNumber() : origin.filename();
    }

    static String environment(String variable) {
        return ENVIRONMENT + variable;
    }

    static boolean isEnvironment(ConfigValue value) {
        return value.origin().description().startsWith(ENVIRONMENT);
    }
}
