package io.shareterm.broker.scenario;

import akka.util.ByteString;
import io.shareterm.broker.Broker;
import io.shareterm.config.broker.BrokerCertificate;
import io.shareterm.config.broker.BrokerSettings;
import io.shareterm.config.settings.Flag;
import io.shareterm.config.tls.ClientTls;
import io.shareterm.config.tls.TlsMaterial;
import io.shareterm.config.tls.TlsTrust;
import io.shareterm.protocol.frame.FrameLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import javax.net.ssl.SSLSocket;

/** A real broker in this process, with real TLS on a free loopback port, and the way to it. */
final class TestBroker implements AutoCloseable {

    private final TlsMaterial material;
    private final ClientTls tls;
    private final Broker broker;

    private TestBroker(Path state, BrokerSettings settings) {
        this.material = BrokerCertificate.open(
                settings, Map.of("XDG_STATE_HOME", state.toString()), Clock.systemUTC(), warning -> {});
        this.tls = ClientTls.of(new TlsTrust.Pinned(material.fingerprint()));
        this.broker = Broker.start(settings, material)
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    /** Starts one with these settings changed: pairs of path and value. */
    static TestBroker start(Path state, String... changed) {
        var flags = new ArrayList<Flag>(List.of(
                new Flag("test", "listen.host", "127.0.0.1"),
                new Flag("test", "listen.port", "0"),
                new Flag("test", "ending.drain-time", "3s")));
        for (var i = 0; i < changed.length; i += 2) {
            flags.add(new Flag("test", changed[i], changed[i + 1]));
        }
        return new TestBroker(state, BrokerSettings.load(Optional.empty(), Map.of(), flags));
    }

    Broker broker() {
        return broker;
    }

    /** A peer that says nothing by itself. */
    TestPeer connect() {
        return connect(FrameLimits.BROKER_TO_VIEWER, TestPeer::new);
    }

    /** A peer of that kind, which reads from now on. */
    <T extends TestPeer> T connect(FrameLimits incoming, BiFunction<TestPeer.Wire, FrameLimits, T> kind) {
        try {
            var plain = new Socket(
                    InetAddress.getLoopbackAddress(), broker.address().getPort());
            plain.setTcpNoDelay(true);
            var socket = (SSLSocket) tls.context()
                    .getSocketFactory()
                    .createSocket(plain, "127.0.0.1", broker.address().getPort(), true);
            socket.setSSLParameters(tls.parameters(List.of("shareterm/1")));
            socket.startHandshake();
            var peer = kind.apply(new TestPeer.Wire(socket, plain), incoming);
            peer.start();
            return peer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an agent signs as the broker's key. */
    ByteString spkiSha256() {
        try {
            return ByteString.fromArray(MessageDigest.getInstance("SHA-256")
                    .digest(material.certificate().getPublicKey().getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        broker.stop().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
