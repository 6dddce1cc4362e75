package io.shareterm.config.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareterm.config.settings.Flag;
import io.shareterm.config.settings.HostPort;
import io.shareterm.config.settings.PublicAddress;
import io.shareterm.config.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerSettingsTest {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    @TempDir
    private Path folder;

    private BrokerSettings load(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("broker.conf"), text);
        return BrokerSettings.load(Optional.of(file), Map.of(), List.of());
    }

    @Test
    void theDefaults() {
        assertThat(BrokerSettings.defaults())
                .isEqualTo(new BrokerSettings(
                        new ListenSettings("0.0.0.0", 7373, Optional.empty()),
                        new CertificateSource.SelfSigned(),
                        new Limits(
                                new ConnectionLimits(20_000, 256, 30, Duration.ofSeconds(60)),
                                new HandshakeLimits(2_000, 0, Duration.ofSeconds(10), Duration.ofSeconds(10)),
                                new SessionLimits(
                                        500, 1_000, 100, 256 * KIB, Duration.ofMinutes(5), Duration.ofMinutes(5)),
                                new KeyframeLimits(2_560 * KIB, 5)),
                        new LogSettings(4 * MIB, 16_384, MIB, 32 * KIB, Duration.ofMillis(400), 16),
                        Optional.empty(),
                        new EndingSettings(Duration.ofSeconds(5), Duration.ofSeconds(30))));
    }

    @Test
    void everyKeyOverridden() throws IOException {
        assertThat(load("""
                        listen { host = "127.0.0.1", port = 0, public-address = "term.example.org:443" }
                        tls { certificate = /etc/chain.pem, key = /etc/key.pem }
                        limits {
                          connections { total = 1, per-address = 2, failed-joins-per-minute = 3, idle-time = 34s }
                          handshakes { concurrent = 5, threads = 6, time = 7s, first-message-time = 8s }
                          sessions {
                            total = 9, viewers = 10, waiting-joiners = 11, input-per-second = 16 KiB
                            sharer-wait = 13s, absent-kept = 14s
                          }
                          keyframes { packed = 1 MiB, requests-per-second = 16 }
                        }
                        log {
                          size = 512 KiB, entries = 65, grant-window = 256 KiB, in-flight-floor = 17 KiB
                          in-flight-time = 51ms, wake-batch = 20
                        }
                        admin.listen = "127.0.0.1:9373"
                        ending { drain-time = 21s, terminate-time = 22s }
                        """))
                .isEqualTo(new BrokerSettings(
                        new ListenSettings(
                                "127.0.0.1",
                                0,
                                Optional.of(new PublicAddress("term.example.org", OptionalInt.of(443)))),
                        new CertificateSource.PemFiles(Path.of("/etc/chain.pem"), Path.of("/etc/key.pem")),
                        new Limits(
                                new ConnectionLimits(1, 2, 3, Duration.ofSeconds(34)),
                                new HandshakeLimits(5, 6, Duration.ofSeconds(7), Duration.ofSeconds(8)),
                                new SessionLimits(9, 10, 11, 16 * KIB, Duration.ofSeconds(13), Duration.ofSeconds(14)),
                                new KeyframeLimits(MIB, 16)),
                        new LogSettings(512 * KIB, 65, 256 * KIB, 17 * KIB, Duration.ofMillis(51), 20),
                        Optional.of(new HostPort("127.0.0.1", 9373)),
                        new EndingSettings(Duration.ofSeconds(21), Duration.ofSeconds(22))));
    }

    @Test
    void aCertificateWithoutAKeyIsRefusedAndTheOtherWayRound() {
        assertThatThrownBy(() -> load("tls.certificate = a.pem"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("tls.key = \"\" is missing beside tls.certificate");
        assertThatThrownBy(() -> load("tls.key = a.pem"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("tls.certificate = \"\" is missing beside tls.key");
    }

    @Test
    void figuresThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> load("log { size = 1 MiB, grant-window = 2 MiB }"))
                .hasMessageContaining("log.grant-window = \"2 MiB\" is larger than log.size, 1 MiB");
        assertThatThrownBy(() -> load("log { grant-window = 128 KiB, in-flight-floor = 256 KiB }"))
                .hasMessageContaining("log.in-flight-floor = \"256 KiB\" is larger than log.grant-window, 128 KiB");
    }

    @Test
    void theFlagsSetWhatTheirNamesSay() {
        List<Flag> flags = new ArrayList<>(BrokerFlags.listen(new HostPort("::1", 0)));
        flags.add(BrokerFlags.certificate("a.pem"));
        flags.add(BrokerFlags.key("a.key"));

        BrokerSettings settings = BrokerSettings.load(Optional.empty(), Map.of(), flags);

        assertThat(settings.listen().address()).isEqualTo(new HostPort("::1", 0));
        assertThat(settings.certificate())
                .isEqualTo(new CertificateSource.PemFiles(Path.of("a.pem"), Path.of("a.key")));
    }

    @Test
    void recordsRefuseWhatTheirKeysRefuse() {
        assertThatThrownBy(() -> new KeyframeLimits(1, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limits.keyframes.packed: 1 is not allowed; it must be a size from 64 KiB to 8 MiB");
    }

    @Test
    void handshakeThreadsDefaultToHalfOfTheProcessors() {
        HandshakeLimits limits = BrokerSettings.defaults().limits().handshakes();
        assertThat(limits.threadsOn(1)).isEqualTo(1);
        assertThat(limits.threadsOn(8)).isEqualTo(4);
        assertThat(new HandshakeLimits(1, 3, limits.time(), limits.firstMessageTime()).threadsOn(8))
                .isEqualTo(3);
    }
}
