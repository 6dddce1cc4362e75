package io.shareterm.config.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lays four sources over each other, the nearest to the person on top: flags of the command line, environment
 * variables, the file, {@code reference.conf}. So a flag or a variable that somebody sets for one run wins over the
 * file that is there for every run. Which variable sets which key stands in {@code reference.conf}, as {@code key =
 * ${?VARIABLE}} after the default; an empty variable counts as not set. A file may use any variable by
 * {@code ${VARIABLE}} in its own values.
 */
public final class SettingsReader {
    private final Class<?> owner;
    private final Map<String, String> environment;
    private final List<Flag> flags;

    /**
     * @param owner its package holds the {@code reference.conf}
     * @param environment the environment variables, usually {@link System#getenv()}
     * @param flags the settings of the command line; a later one wins over an earlier one of the same path
     */
    public SettingsReader(Class<?> owner, Map<String, String> environment, List<Flag> flags) {
        this.owner = owner;
        this.environment = Map.copyOf(environment);
        this.flags = List.copyOf(flags);
    }

    /**
     * Reads the settings.
     *
     * @param file the settings file; empty for none
     * @param reading makes the settings of the values
     * @throws SettingsException naming every unreadable file, unknown key and refused value
     */
    public <T> T read(Optional<Path> file, Function<Values, T> reading) {
        Config variables = variables();
        Config written = file.map(path -> parse(path, variables)).orElseGet(ConfigFactory::empty);
        Config reference = ConfigFactory.parseResources(
                owner, "reference.conf", ConfigParseOptions.defaults().setAllowMissing(false));
        Config defaults = resolved(reference, ConfigFactory.empty());
        Values defaultValues = new Values(defaults);
        Map<String, Key<?>> keys = keysReadBy(reading, defaultValues);

        Config layers = flags(keys)
                .withFallback(fromEnvironment(resolved(reference, variables)))
                .withFallback(written)
                .withFallback(defaults);
        Values values = new Values(layers, defaultValues);
        T settings = reading.apply(values);

        List<Problem> problems = new ArrayList<>(UnknownKeys.in(written.root(), keys.keySet()));
        problems.addAll(values.problems());
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparing(Problem::where).thenComparing(Problem::key));
            throw new SettingsException(problems);
        }
        return settings;
    }

    /** Reading the defaults tells which keys there are. */
    private static Map<String, Key<?>> keysReadBy(Function<Values, ?> reading, Values defaults) {
        Objects.requireNonNull(reading.apply(defaults), "settings");
        return defaults.keys();
    }

    private Config variables() {
        Map<String, ConfigValue> variables = new LinkedHashMap<>();
        environment.forEach((name, value) -> {
            if (!value.isEmpty()) {
                variables.put(name, ConfigValueFactory.fromAnyRef(value, Place.environment(name)));
            }
        });
        return ConfigValueFactory.fromMap(variables).toConfig();
    }

    private static Config parse(Path file, Config variables) {
        if (!Files.exists(file) || Files.isDirectory(file)) {
            throw new SettingsException(
                    List.of(new Problem(Place.of(file), "", "there is no such file; check the path")));
        }
        try {
            Config parsed = ConfigFactory.parseFile(
                    file.toFile(),
                    ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setAllowMissing(false));
            return resolved(parsed, variables);
        } catch (ConfigException e) {
            Place where = e.origin() == null ? Place.of(file) : Place.of(e.origin());
            throw new SettingsException(new Problem(where, "", "cannot be read: " + e.getMessage()), e);
        }
    }

    /**
     * The config with its substitutions looked up in itself, then in the variables. (Not by {@code resolveWith}: it
     * fails on a key that has a value and a substitution, at least up to Typesafe Config 1.4.10.)
     */
    private static Config resolved(Config config, Config variables) {
        ConfigObject both = config.withFallback(variables)
                .resolve(ConfigResolveOptions.noSystem())
                .root();
        for (String variable : variables.root().keySet()) {
            if (!config.root().containsKey(variable)) {
                both = both.withoutKey(variable);
            }
        }
        return both.toConfig();
    }

    /** The keys of the resolved reference.conf whose value came out of a variable. */
    private static Config fromEnvironment(Config resolved) {
        Config layer = ConfigFactory.empty();
        for (Map.Entry<String, ConfigValue> entry : resolved.entrySet()) {
            if (Place.of(entry.getValue()).isEnvironment()) {
                layer = layer.withValue(entry.getKey(), entry.getValue());
            }
        }
        return layer;
    }

    private Config flags(Map<String, Key<?>> keys) {
        Config layer = ConfigFactory.empty();
        for (Flag flag : flags) {
            if (!keys.containsKey(flag.path())) {
                throw new IllegalArgumentException("flag " + flag.name() + " sets no known key: " + flag.path());
            }
            layer = layer.withValue(flag.path(), ConfigValueFactory.fromAnyRef(flag.value(), flag.name()));
        }
        return layer;
    }
}
