package io.shareterm.config.agent;

import io.shareterm.config.settings.Flag;
import io.shareterm.config.settings.Key;
import io.shareterm.config.settings.Maybe;
import io.shareterm.config.settings.SettingsException;
import io.shareterm.config.settings.SettingsReader;
import io.shareterm.config.settings.Text;
import io.shareterm.config.settings.Values;
import io.shareterm.config.state.XdgFolders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that {@code share} and {@code join} can be told, read once at their start.
 *
 * @param broker which brokers to use and how to recognize them
 * @param name what the others see of this person; empty for the login name
 * @param output how output is gathered and kept
 * @param checkpoints how often the sharer confirms what was sent, and when a viewer misses it
 * @param input who may type and how old a key may be
 */
public record AgentSettings(
        BrokerAccess broker,
        Optional<String> name,
        OutputSettings output,
        CheckpointSettings checkpoints,
        InputSettings input) {
    /** In bytes of UTF-8 (PROTOCOL 5.1). */
    private static final int NAME_MAX = 64;

    private static final Key<Optional<String>> NAME = new Key<>(
            "name",
            new Maybe<>(new Text<>(
                    "a name of at most " + NAME_MAX + " bytes without control characters",
                    AgentSettings::checkedName)));

    public AgentSettings {
        Objects.requireNonNull(broker, "broker");
        name = name.map(AgentSettings::checkedName);
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(checkpoints, "checkpoints");
        Objects.requireNonNull(input, "input");
    }

    /**
     * Reads the settings: flags win over the environment, that over the file, that over the defaults.
     *
     * @param file a settings file that must exist; empty for {@code $XDG_CONFIG_HOME/shareterm/agent.conf} (else
     *     {@code ~/.config/shareterm/agent.conf}) if it exists
     * @param environment the environment variables, usually {@link System#getenv()}
     * @param flags the settings of the command line
     * @throws SettingsException naming everything that is wrong
     */
    public static AgentSettings load(Optional<Path> file, Map<String, String> environment, List<Flag> flags) {
        Optional<Path> chosen =
                file.or(() -> Optional.of(defaultFile(environment)).filter(Files::exists));
        return new SettingsReader(AgentSettings.class, environment, flags).read(chosen, AgentSettings::read);
    }

    /** The defaults of {@code reference.conf}. */
    public static AgentSettings defaults() {
        return new SettingsReader(AgentSettings.class, Map.of(), List.of()).read(Optional.empty(), AgentSettings::read);
    }

    /** Where a person's own settings are looked for. */
    public static Path defaultFile(Map<String, String> environment) {
        return XdgFolders.config(environment).resolve("agent.conf");
    }

    /** Reads every key that an agent knows. */
    public static AgentSettings read(Values values) {
        return new AgentSettings(
                values.group(BrokerAccess::read),
                values.get(NAME),
                values.group(OutputSettings::read),
                values.group(CheckpointSettings::read),
                values.group(InputSettings::read));
    }

    private static String checkedName(String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (name.isBlank() || bytes > NAME_MAX) {
            throw new IllegalArgumentException("it has " + bytes + " bytes, not 1 to " + NAME_MAX);
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("it has control characters");
        }
        return name;
    }
}
