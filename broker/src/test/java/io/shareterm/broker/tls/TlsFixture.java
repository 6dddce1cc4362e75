package io.shareterm.broker.tls;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** What the tests of the stage share: a system, a pool, a certificate. */
final class TlsFixture implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(30);
    static final Duration SHORT = Duration.ofMillis(200);

    private final TestCertificates certificates = TestCertificates.create();
    private final ActorTestKit kit = ActorTestKit.create();
    private final HandshakePool pool = new HandshakePool(1, 100);

    ActorTestKit kit() {
        return kit;
    }

    TestCertificates certificates() {
        return certificates;
    }

    HandshakePool pool() {
        return pool;
    }

    /** A server's stage that waits long for everything. */
    StageProbes stage() {
        return stage(pool, LONG, LONG);
    }

    StageProbes stage(HandshakePool handshakes, Duration handshake, Duration close) {
        RecordingListener listener = new RecordingListener();
        TlsDeadlines deadlines = new TlsDeadlines(handshake, close);
        TlsStage stage = new TlsStage(new ServerEngines(certificates.context()), handshakes, deadlines, listener);
        return StageProbes.run(kit.system(), stage, listener);
    }

    /** Engines that resume: the JDK looks sessions up by host and port. */
    Supplier<SSLEngine> resumable() {
        return () -> {
            SSLEngine engine = certificates.context().createSSLEngine("localhost", 1);
            engine.setUseClientMode(true);
            return engine;
        };
    }

    HandDrivenPeer peer(StageProbes stage) {
        return new HandDrivenPeer(
                ClientEngines.offering(certificates.context(), ServerEngines.NATIVE)
                        .get(),
                stage);
    }

    HandDrivenPeer connected(StageProbes stage) throws SSLException {
        HandDrivenPeer peer = peer(stage);
        peer.handshake();
        return peer;
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
        pool.close();
    }
}
