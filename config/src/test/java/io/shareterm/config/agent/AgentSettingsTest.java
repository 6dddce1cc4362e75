package io.shareterm.config.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareterm.config.settings.Flag;
import io.shareterm.config.settings.HostPort;
import io.shareterm.config.settings.SettingsException;
import io.shareterm.config.tls.Fingerprint;
import io.shareterm.config.tls.TlsTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentSettingsTest {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;
    private static final String PIN = "AAAAAAAAAAAAAAAAAAAAAA";

    @TempDir
    private Path home;

    private Map<String, String> environment(String... more) {
        return more.length == 0 ? Map.of("HOME", home.toString()) : Map.of("HOME", home.toString(), more[0], more[1]);
    }

    private AgentSettings load(Map<String, String> environment, Flag... flags) {
        return AgentSettings.load(Optional.empty(), environment, List.of(flags));
    }

    private Path write(String text) throws IOException {
        Path file = AgentSettings.defaultFile(environment());
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void theDefaults() {
        assertThat(load(environment()))
                .isEqualTo(AgentSettings.defaults())
                .isEqualTo(new AgentSettings(
                        new BrokerAccess(
                                List.of(),
                                new TlsTrust.SystemTrust(),
                                Duration.ofSeconds(10),
                                Duration.ofMillis(200),
                                Duration.ofSeconds(5)),
                        Optional.empty(),
                        new OutputSettings(8 * MIB, Duration.ofMillis(4), 16 * KIB),
                        new CheckpointSettings(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(12)),
                        new InputSettings(256, Duration.ofSeconds(30))));
    }

    @Test
    void everyKeyOverridden() throws IOException {
        write("""
                broker {
                  addresses = ["a.example.org:1", "[::1]:2"]
                  trust = "pin:%s"
                  connect-timeout = 3s, retry-first = 4s, retry-longest = 5m
                }
                name = "Ada Lovelace"
                output { ring = 6 MiB, coalesce-time = 7ms, coalesce-size = 8 KiB }
                checkpoints { active = 2s, idle = 3s, stale = 20s }
                input { typing-members = 9, stale = 10s }
                """.formatted(PIN));

        assertThat(load(environment()))
                .isEqualTo(new AgentSettings(
                        new BrokerAccess(
                                List.of(new HostPort("a.example.org", 1), new HostPort("::1", 2)),
                                new TlsTrust.Pinned(new Fingerprint(PIN)),
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(4),
                                Duration.ofMinutes(5)),
                        Optional.of("Ada Lovelace"),
                        new OutputSettings(6 * MIB, Duration.ofMillis(7), 8 * KIB),
                        new CheckpointSettings(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(20)),
                        new InputSettings(9, Duration.ofSeconds(10))));
    }

    @Test
    void theVariableHoldsBrokersWithCommasAndWinsOverTheFile() throws IOException {
        write("broker.addresses = [\"file.example.org:1\"]");

        assertThat(load(environment("SHARETERM_BROKER", "a.example.org:1, b.example.org:2"))
                        .broker()
                        .addresses())
                .containsExactly(new HostPort("a.example.org", 1), new HostPort("b.example.org", 2));
    }

    @Test
    void aFlagReplacesTheTrustOfTheFile() throws IOException {
        Path file = write("broker.trust = \"ca:team.pem\"");

        assertThat(load(environment()).broker().trust())
                .isEqualTo(new TlsTrust.CaFile(file.resolveSibling("team.pem")));
        assertThat(load(environment(), AgentFlags.noVerification()).broker().trust())
                .isEqualTo(new TlsTrust.NoVerification());
        assertThat(load(environment(), AgentFlags.authority("mine.pem"))
                        .broker()
                        .trust())
                .isEqualTo(new TlsTrust.CaFile(Path.of("mine.pem")));
    }

    @Test
    void theFlagsSetWhatTheirNamesSay() {
        AgentSettings settings = load(
                environment(),
                AgentFlags.brokers(List.of("a.example.org:1", "[::1]:2")),
                AgentFlags.pin(PIN),
                AgentFlags.name("Ada"));

        assertThat(settings.broker().addresses())
                .containsExactly(new HostPort("a.example.org", 1), new HostPort("::1", 2));
        assertThat(settings.broker().trust()).isEqualTo(new TlsTrust.Pinned(new Fingerprint(PIN)));
        assertThat(settings.name()).contains("Ada");
        assertThatThrownBy(() -> load(environment(), AgentFlags.pin("short")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("--pin: broker.trust = \"pin:short\" is not allowed");
    }

    @Test
    void theFolderOfTheConfigurationFollowsXdg() throws IOException {
        Path folder = Files.createDirectories(home.resolve("xdg").resolve("shareterm"));
        Files.writeString(folder.resolve("agent.conf"), "name = xdg");
        write("name = home");

        assertThat(load(environment("XDG_CONFIG_HOME", home.resolve("xdg").toString()))
                        .name())
                .contains("xdg");
        assertThat(load(environment("XDG_CONFIG_HOME", "relative/is/ignored")).name())
                .contains("home");
    }

    @Test
    void aFileThatWasAskedForMustExist() {
        Path missing = home.resolve("missing.conf");
        assertThatThrownBy(() -> AgentSettings.load(Optional.of(missing), environment(), List.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void figuresThatContradictEachOtherAreRefused() throws IOException {
        write("checkpoints { active = 5s, idle = 4s }\nbroker { retry-first = 10s, retry-longest = 1s }");

        assertThatThrownBy(() -> load(environment()))
                .hasMessageContaining("checkpoints.idle = \"4s\" is shorter than checkpoints.active, 5s")
                .hasMessageContaining("broker.retry-longest = \"1s\" is shorter than broker.retry-first, 10s");
    }
}
