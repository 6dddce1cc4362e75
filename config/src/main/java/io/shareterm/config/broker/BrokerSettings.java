package io.shareterm.config.broker;

import io.shareterm.config.settings.Flag;
import io.shareterm.config.settings.HostPort;
import io.shareterm.config.settings.Key;
import io.shareterm.config.settings.Maybe;
import io.shareterm.config.settings.SettingsException;
import io.shareterm.config.settings.SettingsReader;
import io.shareterm.config.settings.Text;
import io.shareterm.config.settings.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that a broker can be told, read once at its start.
 *
 * @param listen where it listens and what links say
 * @param certificate what it shows to those who connect
 * @param limits what one address, session or viewer may use
 * @param log how much of a session it holds and how far ahead of a viewer it runs
 * @param admin where metrics and health are served to operators; empty for nowhere
 * @param ending how long the last bytes may take
 */
public record BrokerSettings(
        ListenSettings listen,
        CertificateSource certificate,
        Limits limits,
        LogSettings log,
        Optional<HostPort> admin,
        EndingSettings ending) {
    private static final Key<Optional<HostPort>> ADMIN =
            new Key<>("admin.listen", new Maybe<>(new Text<>("an address HOST:PORT", HostPort::parse)));

    public BrokerSettings {
        Objects.requireNonNull(listen, "listen");
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(admin, "admin");
        Objects.requireNonNull(ending, "ending");
    }

    /**
     * Reads the settings: flags win over the environment, that over the file, that over the defaults.
     *
     * @param file the file of {@code --config}; empty for none
     * @param environment the environment variables, usually {@link System#getenv()}
     * @param flags the settings of the command line
     * @throws SettingsException naming everything that is wrong
     */
    public static BrokerSettings load(Optional<Path> file, Map<String, String> environment, List<Flag> flags) {
        return new SettingsReader(BrokerSettings.class, environment, flags).read(file, BrokerSettings::read);
    }

    /** The defaults of {@code reference.conf}. */
    public static BrokerSettings defaults() {
        return load(Optional.empty(), Map.of(), List.of());
    }

    /** Reads every key that a broker knows. */
    public static BrokerSettings read(Values values) {
        return new BrokerSettings(
                values.group(ListenSettings::read),
                values.group(CertificateSource::read),
                values.group(Limits::read),
                values.group(LogSettings::read),
                values.get(ADMIN),
                values.group(EndingSettings::read));
    }
}
