package io.shareterm.broker.edge;

import akka.NotUsed;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.stream.javadsl.Flow;
import akka.util.ByteString;
import io.shareterm.broker.tls.TestCertificates;
import io.shareterm.broker.tls.TlsDeadlines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A listener on a free loopback port, and plain JDK clients for it. */
final class EdgeFixture implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(30);
    static final Duration SHORT = Duration.ofMillis(300);
    /** A client that hangs fails its test instead. */
    private static final int READ_TIMEOUT_MILLIS = 10_000;

    private final ActorTestKit kit = ActorTestKit.create();
    private final TestCertificates certificates = TestCertificates.create();
    private final RecordingEvents events = new RecordingEvents();
    private final EdgeListener listener;

    EdgeFixture(EdgeSettings settings, Function<EdgePeer, Flow<ByteString, ByteString, NotUsed>> nativePeer) {
        listener = bind(settings, nativePeer).toCompletableFuture().join();
    }

    CompletionStage<EdgeListener> bind(
            EdgeSettings settings, Function<EdgePeer, Flow<ByteString, ByteString, NotUsed>> nativePeer) {
        EdgeHandlers handlers = new EdgeHandlers(nativePeer, EdgeFixture::answer);
        return EdgeListener.bind(
                kit.system(), settings, certificates.context(), handlers, new ConnectionLog().and(events));
    }

    /** Echoes what native peers send. */
    static EdgeFixture echoing() {
        return new EdgeFixture(settings(LONG, LONG), peer -> Flow.of(ByteString.class));
    }

    static EdgeSettings settings(Duration tls, Duration http) {
        return new EdgeSettings(
                "127.0.0.1",
                0,
                new ConnectionCaps(100, 100),
                new EdgeSettings.HandshakeCaps(1, 100),
                new TlsDeadlines(tls, tls),
                new HttpDeadlines(http, http));
    }

    private static CompletionStage<HttpResponse> answer(HttpRequest request) {
        return CompletableFuture.completedFuture(HttpResponse.create()
                .withEntity("you asked for " + request.getUri().path()));
    }

    EdgeListener listener() {
        return listener;
    }

    RecordingEvents events() {
        return events;
    }

    /** Connected, handshake still to be done. */
    SSLSocket client(String version, String... offered) throws IOException {
        return client(plain(), version, offered);
    }

    private SSLSocket client(Socket plain, String version, String... offered) throws IOException {
        SSLSocket socket = (SSLSocket)
                certificates.context().getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {version});
        parameters.setApplicationProtocols(offered);
        socket.setSSLParameters(parameters);
        return socket;
    }

    /** Speaks native frames, handshake done. */
    SSLSocket nativeClient() throws IOException {
        return nativeClient(plain());
    }

    SSLSocket nativeClient(Socket plain) throws IOException {
        SSLSocket socket = client(plain, "TLSv1.3", "shareterm/1");
        socket.startHandshake();
        return socket;
    }

    /** Without TLS. */
    Socket plain() throws IOException {
        InetSocketAddress address = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), listener.address().getPort());
        Socket socket = new Socket();
        socket.setSoTimeout(READ_TIMEOUT_MILLIS);
        socket.connect(address, READ_TIMEOUT_MILLIS);
        return socket;
    }

    @Override
    public void close() {
        listener.unbind().toCompletableFuture().join();
        kit.shutdownTestKit();
    }
}
