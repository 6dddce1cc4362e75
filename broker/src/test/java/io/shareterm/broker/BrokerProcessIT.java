package io.shareterm.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shareterm.config.tls.ClientTls;
import io.shareterm.config.tls.Fingerprint;
import io.shareterm.config.tls.TlsTrust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command itself: what it writes, what it says, what it ends with. */
class BrokerProcessIT {

    @TempDir
    Path home;

    @Test
    void saysThatItIsReadyAndGoesDownWithTheSignalsCode() throws Exception {
        var ready = home.resolve("ready.json");
        try (var broker = BrokerProcess.start(home, "--listen", "127.0.0.1:0", "--ready-file", ready.toString())) {
            var json = awaitReady(ready);
            assertThat(json.get("host").asText()).isEqualTo("127.0.0.1");
            assertThat(Files.getPosixFilePermissions(ready)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(get(json, "/health")).startsWith("HTTP/1.1 200").endsWith("ok\n");
            broker.process().destroy();
            assertThat(broker.exitCode()).isEqualTo(143);
            assertThat(ready).doesNotExist();
            assertThat(broker.said()).contains("listening", "stopped").doesNotContain("Exception", "WARN", "ERROR");
        }
    }

    @Test
    void endsWhenItsParentsEndOfStandardInputCloses() throws Exception {
        var ready = home.resolve("ready.json");
        try (var broker = BrokerProcess.start(
                home, "--listen", "127.0.0.1:0", "--exit-with-stdin", "--ready-file", ready.toString())) {
            awaitReady(ready);
            broker.process().getOutputStream().close();
            assertThat(broker.exitCode()).isZero();
            assertThat(ready).doesNotExist();
        }
    }

    @Test
    void keepsItsKeyOverARestart() throws Exception {
        var ready = home.resolve("ready.json");
        String first;
        try (var broker = BrokerProcess.start(home, "--listen", "127.0.0.1:0", "--ready-file", ready.toString())) {
            first = awaitReady(ready).get("fingerprint").asText();
            broker.process().destroy();
            broker.exitCode();
        }
        try (var broker = BrokerProcess.start(home, "--listen", "127.0.0.1:0", "--ready-file", ready.toString())) {
            assertThat(awaitReady(ready).get("fingerprint").asText()).isEqualTo(first);
            assertThat(broker.process().isAlive()).isTrue();
        }
    }

    @Test
    void aPortThatIsTakenIsSaidInASentence() throws Exception {
        try (var taken = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var broker = BrokerProcess.start(home, "--listen", "127.0.0.1:" + taken.getLocalPort())) {
            assertThat(broker.exitCode()).isEqualTo(2);
            assertThat(broker.said())
                    .contains("cannot listen on 127.0.0.1:" + taken.getLocalPort(), "in use", "choose another")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void misuseAndBadSettingsAreSaidInASentence() throws Exception {
        var file = Files.writeString(home.resolve("broker.conf"), "lisen.port = 1\nlog.size = 3 bananas\n");
        assertThat(refusal("--bogus")).contains("Unknown option: '--bogus'", "--help");
        assertThat(refusal("--listen", "7373")).contains("PORT");
        assertThat(refusal("--config", file.toString())).contains("lisen", "log.size");
        assertThat(refusal("--config", home.resolve("none").toString())).contains("none");
        assertThat(refusal("--cert", file.toString())).contains("--key");
        assertThat(refusal("--cert", file.toString(), "--key", file.toString())).contains("broker.conf");
    }

    private String refusal(String... arguments) throws InterruptedException {
        try (var broker = BrokerProcess.start(home, arguments)) {
            assertThat(broker.exitCode()).as(String.join(" ", arguments)).isEqualTo(2);
            return assertThat(broker.said()).doesNotContain("\tat ").actual();
        }
    }

    private static JsonNode awaitReady(Path file) throws IOException {
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(file));
        return new ObjectMapper().readTree(file.toFile());
    }

    private static String get(JsonNode ready, String path) throws IOException {
        var port = ready.get("port").asInt();
        var tls = ClientTls.of(
                new TlsTrust.Pinned(Fingerprint.parse(ready.get("fingerprint").asText())));
        try (var plain = new Socket(InetAddress.getLoopbackAddress(), port);
                var socket =
                        (SSLSocket) tls.context().getSocketFactory().createSocket(plain, "127.0.0.1", port, true)) {
            socket.setSSLParameters(tls.parameters(List.of("http/1.1")));
            var request = "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
