package io.shareterm.agent.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.shareterm.config.settings.HostPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With scripts in the place of a broker. */
class EmbeddedBrokerTest {
    private static final String READY =
            "{\\\"host\\\":\\\"127.0.0.1\\\",\\\"port\\\":7373,\\\"fingerprint\\\":\\\"AAAAAAAAAAAAAAAAAAAAAA\\\"}";
    private static final HostPort LISTEN = new HostPort("127.0.0.1", 0);

    @TempDir
    private Path state;

    @Test
    void isReadyWhenItsFileIsThere() throws Exception {
        try (EmbeddedBroker broker = start("echo \"$@\"; printf \"" + READY + "\" > $5.new; mv $5.new $5; cat")) {
            BrokerReady ready = broker.awaitReady();
            assertThat(ready.address()).isEqualTo(new HostPort("127.0.0.1", 7373));
            assertThat(ready.fingerprint().text()).isEqualTo("AAAAAAAAAAAAAAAAAAAAAA");
        }
        assertThat(Files.readString(state.resolve("embedded-broker.log")))
                .contains("--listen 127.0.0.1:0 --exit-with-stdin --ready-file");
        assertNothingIsLeft();
    }

    @Test
    void endsWhenItsInputCloses() throws IOException {
        EmbeddedBroker broker = start("cat; echo ended");
        broker.close();
        assertThat(Files.readString(state.resolve("embedded-broker.log"))).contains("ended");
        assertNothingIsLeft();
    }

    @Test
    void isKilledIfItDoesNotEnd() throws IOException {
        start("exec 0</dev/null; while :; do sleep 0.1; done").close();
        assertNothingIsLeft();
    }

    @Test
    void tellsWhatItSaidToPeopleIfItDoesNotStart() throws IOException {
        try (EmbeddedBroker broker =
                start("echo '2026 INFO noise' >&2; echo 'shareterm broker: cannot listen' >&2; exit 2")) {
            assertThatThrownBy(broker::awaitReady).isInstanceOfSatisfying(BrokerStartException.class, failed -> {
                assertThat(failed)
                        .hasMessageContaining("did not start: cannot listen")
                        .hasMessageNotContaining("noise");
                assertThat(failed.brokerExitCode()).isEqualTo(2);
            });
        }
        assertNothingIsLeft();
    }

    @Test
    void aKeyOfTheTerminalDoesNotReachIt() throws Exception {
        try (EmbeddedBroker broker = start("kill -INT $$; kill -HUP $$; printf \"" + READY + "\" > $5; cat")) {
            assertThat(broker.awaitReady().address().port()).isEqualTo(7373);
        }
    }

    @Test
    void aMalformedReadyFileIsSaidSo() {
        for (String json : List.of("{}", "[]", "nonsense", "{\"host\":\"h\",\"port\":1,\"fingerprint\":\"short\"}")) {
            assertThatThrownBy(() -> ReadyFile.read(json)).isInstanceOf(IOException.class);
        }
    }

    private EmbeddedBroker start(String script) throws IOException {
        return EmbeddedBroker.start(new BrokerCommand(List.of("sh", "-c", script, "broker"), Map.of()), LISTEN, state);
    }

    private void assertNothingIsLeft() {
        await().untilAsserted(() -> assertThat(state.toFile().list()).containsExactly("embedded-broker.log"));
    }
}
