package io.shareterm.broker.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.shareterm.broker.tls.TlsDeadlines;
import io.shareterm.broker.tls.TlsEnd;
import io.shareterm.broker.tls.TlsEnd.Cause;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The listener on real sockets, with the JDK's own clients. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EdgeListenerIT {
    @Test
    void nativePeerGetsItsFlowAndEveryByteBack() throws IOException {
        try (EdgeFixture edge = EdgeFixture.echoing();
                SSLSocket client = edge.nativeClient()) {
            byte[] sent = new byte[10 * 1024 * 1024];
            new Random(1).nextBytes(sent);
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(client, sent));
            byte[] received = client.getInputStream().readNBytes(sent.length);
            writing.join();

            assertThat(received).isEqualTo(sent);
            assertThat(edge.events().established().get(0).tls().alpn()).isEqualTo("shareterm/1");
            client.shutdownOutput();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            await().until(() -> edge.events().causes().contains(Cause.CLOSED_BY_PEER));
        }
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everybodyElseGetsHttp() throws IOException {
        try (EdgeFixture edge = EdgeFixture.echoing();
                SSLSocket browser = edge.client("TLSv1.3", "h2", "http/1.1");
                SSLSocket plain = edge.client("TLSv1.3")) {
            assertThat(get(browser, "/health")).startsWith("HTTP/1.1 200").endsWith("you asked for /health");
            assertThat(get(browser, "/again")).as("same connection").endsWith("you asked for /again");
            assertThat(get(plain, "/s/abc")).endsWith("you asked for /s/abc");
            assertThat(edge.events().established())
                    .extracting(peer -> peer.tls().alpn())
                    .containsExactly("http/1.1", "");
        }
    }

    private static String get(SSLSocket socket, String path) throws IOException {
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII));
        StringBuilder response = new StringBuilder();
        while (!response.toString().endsWith("you asked for " + path)) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            response.append((char) next);
        }
        return response.toString();
    }

    @Test
    void olderTlsAndUnknownProtocolsAreRefusedByAnAlert() throws IOException {
        try (EdgeFixture edge = EdgeFixture.echoing();
                SSLSocket old = edge.client("TLSv1.2");
                SSLSocket h2 = edge.client("TLSv1.3", "h2")) {
            assertThatThrownBy(old::startHandshake)
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("protocol_version");
            assertThatThrownBy(h2::startHandshake)
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("no_application_protocol");
            await().until(() -> edge.events().closed().size() == 2);
            assertThat(edge.events().causes()).containsOnly(Cause.HANDSHAKE_FAILED);
        }
    }

    @Test
    void clearTextGetsAnAlertAndAnOrderlyEnd() throws IOException {
        try (EdgeFixture edge = EdgeFixture.echoing()) {
            assertThat(answerTo(edge, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .startsWith(21)
                    .hasSize(7);
            await().until(() -> edge.events().causes().contains(Cause.HANDSHAKE_FAILED));
        }
    }

    private static byte[] answerTo(EdgeFixture edge, String request) throws IOException {
        try (Socket client = edge.plain()) {
            write(client, request.getBytes(US_ASCII));
            return client.getInputStream().readAllBytes();
        }
    }

    @Test
    void silentClientIsClosedAtTheDeadline() throws IOException {
        try (EdgeFixture edge = new EdgeFixture(
                        EdgeFixture.settings(EdgeFixture.SHORT, EdgeFixture.LONG), peer -> Flow.of(ByteString.class));
                Socket client = edge.plain()) {
            client.getInputStream().readAllBytes();
            await().until(() -> edge.events().causes().contains(Cause.HANDSHAKE_TIMEOUT));
        }
    }

    @Test
    void resetAndCutConnectionsAreToldFromThoseThatClose() throws IOException {
        try (EdgeFixture edge = EdgeFixture.echoing()) {
            vanish(edge, true);
            await().until(() -> edge.events().closed().size() == 1);
            vanish(edge, false);
            await().until(() -> edge.events().closed().size() == 2);
            assertThat(edge.events().causes()).containsExactly(Cause.RESET, Cause.TRUNCATED);
        }
    }

    /** Ends the TCP connection under the TLS connection. */
    private static void vanish(EdgeFixture edge, boolean reset) throws IOException {
        try (Socket plain = edge.plain()) {
            SSLSocket client = edge.nativeClient(plain);
            write(client, new byte[] {7});
            assertThat(client.getInputStream().read())
                    .as("nothing is left unread")
                    .isEqualTo(7);
            plain.setSoLinger(reset, 0);
        }
    }

    @Test
    void brokenFlowEndsItsConnectionAndNothingElse() throws IOException {
        AtomicLong connections = new AtomicLong();
        try (EdgeFixture edge = new EdgeFixture(EdgeFixture.settings(EdgeFixture.LONG, EdgeFixture.LONG), peer -> {
            switch ((int) connections.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("cannot be built");
                case 2 -> {
                    return Flow.of(ByteString.class).map(bytes -> {
                        throw new IllegalStateException("fails at work");
                    });
                }
                default -> {
                    return Flow.of(ByteString.class);
                }
            }
        })) {
            // One after the other: flows are made in the order in which the server ends the handshakes, not the
            // clients.
            try (SSLSocket first = edge.nativeClient()) {
                assertThatThrownBy(() -> first.getInputStream().read()).isInstanceOf(IOException.class);
            }
            try (SSLSocket second = edge.nativeClient()) {
                write(second, new byte[] {7});
                assertThatThrownBy(() -> second.getInputStream().read()).isInstanceOf(IOException.class);
            }
            try (SSLSocket third = edge.nativeClient()) {
                write(third, new byte[] {7});
                assertThat(third.getInputStream().read()).isEqualTo(7);
                assertThat(edge.events().causes()).containsExactly(Cause.FLOW_FAILED, Cause.FLOW_FAILED);
            }
        }
    }

    @Test
    void viewerThatStopsReadingPullsOnlyWhatBuffersHold() throws IOException {
        AtomicLong pulled = new AtomicLong();
        ByteString frame = ByteString.fromArray(new byte[4096]);
        try (EdgeFixture edge = new EdgeFixture(
                        EdgeFixture.settings(EdgeFixture.LONG, EdgeFixture.LONG),
                        peer -> Flow.fromSinkAndSource(
                                Sink.ignore(), Source.repeat(frame).map(same -> {
                                    pulled.addAndGet(same.size());
                                    return same;
                                })));
                SSLSocket client = edge.nativeClient()) {
            assertThat(client.getInputStream().read()).isZero();
            await().during(Duration.ofMillis(500)).until(() -> pulled.get() < 8L * 1024 * 1024);
        }
    }

    @Test
    void limitHoldsPerAddressAndLetsInAgainWhenSomebodyLeaves() throws IOException {
        EdgeSettings two = new EdgeSettings(
                "127.0.0.1",
                0,
                new ConnectionCaps(10, 2),
                new EdgeSettings.HandshakeCaps(1, 10),
                new TlsDeadlines(EdgeFixture.LONG, EdgeFixture.LONG),
                new HttpDeadlines(EdgeFixture.LONG, EdgeFixture.LONG));
        try (EdgeFixture edge = new EdgeFixture(two, peer -> Flow.of(ByteString.class));
                SSLSocket stays = edge.nativeClient()) {
            try (SSLSocket leaves = edge.nativeClient()) {
                assertThatThrownBy(edge::nativeClient).isInstanceOf(IOException.class);
                assertThat(edge.events().refused()).containsExactly(ConnectionLimits.Verdict.TOO_MANY_FROM_ADDRESS);
                assertThat(leaves.isConnected()).isTrue();
            }
            await().until(() -> edge.events().closed().size() == 1);
            try (SSLSocket returns = edge.nativeClient()) {
                assertThat(returns.isConnected()).isTrue();
            }
            assertThat(stays.isConnected()).isTrue();
        }
    }

    @Test
    void portInUseIsSaidWithTheAddressAndWhatToDo() {
        try (EdgeFixture edge = EdgeFixture.echoing()) {
            int port = edge.listener().address().getPort();
            EdgeSettings free = EdgeFixture.settings(EdgeFixture.LONG, EdgeFixture.LONG);
            EdgeSettings taken =
                    new EdgeSettings(free.host(), port, free.connections(), free.handshakes(), free.tls(), free.http());
            assertThatThrownBy(() -> edge.bind(taken, peer -> Flow.of(ByteString.class))
                            .toCompletableFuture()
                            .join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(BindFailed.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + port + ": ")
                    .hasMessageContaining("in use; stop the program that has the port, or choose another");
        }
    }

    @Test
    void drainClosesEveryConnectionAndFreesThePort() throws IOException {
        try (EdgeFixture edge = EdgeFixture.echoing();
                SSLSocket idle = edge.nativeClient();
                SSLSocket http = edge.client("TLSv1.3", "http/1.1");
                Socket silent = edge.plain()) {
            http.startHandshake();
            await().until(() -> edge.events().opened().size() == 3);
            CompletableFuture<Void> clients = CompletableFuture.allOf(
                    CompletableFuture.runAsync(() -> readToEnd(idle)),
                    CompletableFuture.runAsync(() -> readToEnd(http)),
                    CompletableFuture.runAsync(() -> readToEnd(silent)));
            edge.listener().drain().toCompletableFuture().join();
            clients.join();
            await().until(() -> edge.events().closed().size() == 3);
            assertThat(edge.events().closed()).extracting(TlsEnd::cause).containsOnly(Cause.CLOSED_HERE);
            assertThatThrownBy(edge::plain).isInstanceOf(IOException.class);
            assertThat(edge.listener().terminated().toCompletableFuture()).isCompleted();
        }
    }

    private static void readToEnd(Socket socket) {
        try (socket) {
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void httpClientThatSaysNothingIsClosed() throws IOException {
        try (EdgeFixture edge = new EdgeFixture(
                        EdgeFixture.settings(EdgeFixture.LONG, EdgeFixture.SHORT), peer -> Flow.of(ByteString.class));
                SSLSocket silent = edge.client("TLSv1.3", "http/1.1");
                SSLSocket idle = edge.client("TLSv1.3", "http/1.1")) {
            silent.startHandshake();
            assertThat(get(idle, "/once")).endsWith("you asked for /once");
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
            assertThat(idle.getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
    }
}
