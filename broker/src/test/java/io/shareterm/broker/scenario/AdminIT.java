package io.shareterm.broker.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operators' port. */
class AdminIT {

    @TempDir
    Path state;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void thereIsNoneUnlessItIsConfigured() {
        try (var broker = TestBroker.start(state)) {
            assertThat(broker.broker().adminAddress()).isEmpty();
        }
    }

    @Test
    void figuresFollowWhatHappens() {
        try (var broker = TestBroker.start(state, "admin.listen", "127.0.0.1:0")) {
            var session = new TestSession();
            var agent = TestAgent.open(broker, session);
            var viewer = TestViewer.watch(broker, session);
            agent.publish(TestSession.random(1000));
            TestViewer.join(broker, session.joinWithWrongToken()).closedWith();
            await().untilAsserted(() -> assertThat(get(broker, "/metrics").body())
                    .contains(
                            "shareterm_peers_connected{part=\"agent\"} 1.0",
                            "shareterm_peers_connected{part=\"viewer\"} 1.0",
                            "shareterm_errors_total{code=\"invite_unknown\",way=\"sent\"} 1.0",
                            "shareterm_sessions 1.0",
                            "shareterm_viewers 1.0",
                            "shareterm_log_bytes 1033.0",
                            "shareterm_connections_open 2.0",
                            "shareterm_handshake_seconds_count 3")
                    .doesNotContain(session.identity().sessionId().value()));
            viewer.close();
            await().untilAsserted(() -> assertThat(get(broker, "/metrics").body())
                    .contains("shareterm_viewers 0.0", "shareterm_connections_open 1.0"));
        }
    }

    @Test
    void healthAndReadinessAreAnsweredAndNothingElse() throws Exception {
        try (var broker = TestBroker.start(state, "admin.listen", "127.0.0.1:0")) {
            assertThat(get(broker, "/health").statusCode()).isEqualTo(200);
            assertThat(get(broker, "/ready").body()).isEqualTo("ready\n");
            assertThat(get(broker, "/healthy").statusCode()).isEqualTo(404);
            assertThat(get(broker, "/").statusCode()).isEqualTo(404);
        }
    }

    private HttpResponse<String> get(TestBroker broker, String path) throws IOException, InterruptedException {
        var port = broker.broker().adminAddress().orElseThrow().getPort();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
