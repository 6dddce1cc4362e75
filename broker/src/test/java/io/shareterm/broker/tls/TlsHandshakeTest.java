package io.shareterm.broker.tls;

import static org.assertj.core.api.Assertions.assertThat;

import akka.stream.testkit.TestSubscriber;
import akka.util.ByteString;
import io.shareterm.broker.tls.TlsEnd.Cause;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Handshakes that succeed, and every way in which one does not. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsHandshakeTest {
    private static TlsFixture tls;

    @BeforeAll
    static void start() {
        tls = new TlsFixture();
    }

    @AfterAll
    static void stop() {
        tls.close();
    }

    @Test
    void sessionTellsAlpnCipherAndTheCertificateShown() throws SSLException, GeneralSecurityException {
        StageProbes stage = tls.stage();
        tls.connected(stage);

        TlsSession session = stage.listener().session();
        assertThat(session.alpn()).isEqualTo("shareterm/1");
        assertThat(session.cipherSuite()).isEqualTo("TLS_AES_128_GCM_SHA256");
        byte[] spki = tls.certificates().certificate().getPublicKey().getEncoded();
        assertThat(session.localSpkiSha256())
                .isEqualTo(ByteString.fromArray(
                        MessageDigest.getInstance("SHA-256").digest(spki)));
    }

    @Test
    void resumedSessionTellsTheCertificateToo() throws SSLException {
        StageProbes first = tls.stage();
        new HandDrivenPeer(tls.resumable().get(), first).handshake();
        StageProbes second = tls.stage();
        new HandDrivenPeer(tls.resumable().get(), second).handshake();

        assertThat(second.listener().session()).isEqualTo(first.listener().session());
    }

    @Test
    void olderTlsGetsTheAlertProtocolVersion() throws SSLException {
        StageProbes stage = tls.stage();
        HandDrivenPeer old =
                new HandDrivenPeer(new ClientEngines(tls.certificates().context(), "TLSv1.2", List.of()).get(), stage);

        stage.cipherIn().sendNext(old.hello());
        assertThat(old.alert()).contains("protocol_version");
        expectEnd(stage, Cause.HANDSHAKE_FAILED);
        assertThat(stage.listener().end().detail()).contains("TLSv1.2");
    }

    @Test
    void unknownProtocolsOnlyGetTheAlertNoApplicationProtocol() throws SSLException {
        StageProbes stage = tls.stage();
        HandDrivenPeer h2 = new HandDrivenPeer(
                ClientEngines.offering(tls.certificates().context(), "h2").get(), stage);

        stage.cipherIn().sendNext(h2.hello());
        assertThat(h2.alert()).contains("no_application_protocol");
        expectEnd(stage, Cause.HANDSHAKE_FAILED);
    }

    static Stream<ByteString> garbage() {
        byte[] random = new byte[1000];
        new Random(1).nextBytes(random);
        byte[] hugeRecord = {22, 3, 3, (byte) 0xff, (byte) 0xff, 0, 0, 0};
        return Stream.of(
                ByteString.fromString("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                ByteString.fromString("SSH-2.0-OpenSSH_9.2\r\n", StandardCharsets.US_ASCII),
                ByteString.fromArray(random),
                ByteString.fromArray(hugeRecord),
                ByteString.fromArray(new byte[100]));
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void whatIsNotTlsGetsAnAlert(ByteString garbage) {
        StageProbes stage = tls.stage();
        stage.cipherIn().sendNext(garbage);
        assertThat(stage.cipherOut().requestNext().head())
                .as("content type: alert")
                .isEqualTo((byte) 21);
        expectEnd(stage, Cause.HANDSHAKE_FAILED);
    }

    private static void expectEnd(StageProbes stage, Cause cause) {
        stage.cipherOut().expectComplete();
        assertThat(stage.plainOut().expectError()).isInstanceOf(SSLException.class);
        stage.cipherIn().sendComplete();
        assertThat(stage.listener().end().cause()).isEqualTo(cause);
        assertThat(stage.listener().isEstablished()).isFalse();
    }

    @Test
    void silentPeerIsClosedAtTheHandshakeDeadline() {
        StageProbes stage = tls.stage(tls.pool(), TlsFixture.SHORT, TlsFixture.LONG);
        stage.cipherOut().requestNext();
        stage.cipherOut().expectComplete();
        stage.cipherIn().sendComplete();
        assertThat(stage.listener().end().toString()).isEqualTo("handshake-timeout (no handshake in PT0.2S)");
    }

    @Test
    void handshakeThatStallsHalfWayIsClosedAtTheDeadline() throws SSLException {
        StageProbes stage = tls.stage(tls.pool(), TlsFixture.SHORT, TlsFixture.LONG);
        stage.cipherIn().sendNext(tls.peer(stage).hello());
        TestSubscriber.Probe<ByteString> out = stage.cipherOut();
        out.requestNext();
        out.requestNext();
        out.expectComplete();
        stage.cipherIn().sendComplete();
        assertThat(stage.listener().end().cause()).isEqualTo(Cause.HANDSHAKE_TIMEOUT);
    }

    @Test
    void peerThatHangsUpDuringTheHandshakeIsCalledThat() throws SSLException {
        StageProbes stage = tls.stage();
        ByteString hello = tls.peer(stage).hello();
        stage.cipherIn().sendNext(hello.take(10)).sendComplete();
        assertThat(stage.plainOut().expectError()).isInstanceOf(TlsTruncated.class);
        stage.cipherOut().requestNext();
        stage.cipherOut().expectComplete();
        assertThat(stage.listener().end().cause()).isEqualTo(Cause.HANDSHAKE_ABANDONED);
    }

    @Test
    void fullPoolRefusesAtOnce() throws SSLException, InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        try (HandshakePool tiny = new HandshakePool(1, 1)) {
            tiny.submit(() -> hold(busy, release));
            busy.await();
            tiny.submit(() -> {});
            StageProbes stage = tls.stage(tiny, TlsFixture.LONG, TlsFixture.LONG);
            stage.cipherIn().sendNext(tls.peer(stage).hello());
            assertThat(stage.cipherOut().expectError()).isInstanceOf(TlsAborted.class);
            assertThat(stage.listener().end().cause()).isEqualTo(Cause.HANDSHAKE_REFUSED);
        } finally {
            release.countDown();
        }
    }

    @Test
    void deadlineHoldsWhileThePoolIsBusy() throws SSLException, InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        try (HandshakePool slow = new HandshakePool(1, 10)) {
            slow.submit(() -> hold(busy, release));
            busy.await();
            StageProbes stage = tls.stage(slow, TlsFixture.SHORT, TlsFixture.LONG);
            stage.cipherIn().sendNext(tls.peer(stage).hello());
            assertThat(stage.listener().end().cause()).isEqualTo(Cause.HANDSHAKE_TIMEOUT);
        } finally {
            release.countDown();
        }
    }

    private static void hold(CountDownLatch busy, CountDownLatch release) {
        busy.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void flowThatEndsDuringTheHandshakeEndsTheConnection() throws SSLException {
        StageProbes stage = tls.stage();
        stage.plainIn().sendComplete();
        stage.plainOut().cancel();
        stage.cipherOut().requestNext();
        stage.cipherOut().expectComplete();
        stage.cipherIn().sendComplete();
        assertThat(stage.listener().end().cause()).isEqualTo(Cause.CLOSED_HERE);
    }
}
