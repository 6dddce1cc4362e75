package io.shareterm.broker.tls;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import io.shareterm.broker.tls.TlsEnd.Cause;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every way in which an established connection ends, seen at all four ports. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsEndsTest {
    private static final Duration MOMENT = Duration.ofMillis(100);
    private static final ByteString HELLO = ByteString.fromString("hello");

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
    void plaintextThatFinishesIsFollowedByCloseNotify() throws SSLException {
        StageProbes stage = tls.stage();
        HandDrivenPeer peer = tls.connected(stage);

        stage.plainIn().sendNext(HELLO).sendComplete();
        assertThat(peer.next()).isEqualTo(HELLO);
        assertThat(peer.next()).isEqualTo(ByteString.emptyByteString());
        assertThat(peer.sawCloseNotify()).isTrue();
        stage.cipherOut().expectComplete();
    }

    @Test
    void afterItsOwnCloseTheStageStillDeliversWhatThePeerSends() throws SSLException {
        StageProbes stage = tls.stage();
        HandDrivenPeer peer = tls.connected(stage);

        stage.plainIn().sendComplete();
        peer.next();
        stage.cipherIn().sendNext(peer.seal(HELLO)).sendNext(peer.closeNotify()).sendComplete();
        assertThat(stage.plainOut().requestNext()).isEqualTo(HELLO);
        stage.plainOut().request(1).expectComplete();
        assertThat(stage.listener().end().cause()).isEqualTo(Cause.CLOSED_HERE);
    }

    @Test
    void afterThePeersCloseTheStageStillSends() throws SSLException {
        StageProbes stage = tls.stage();
        HandDrivenPeer peer = tls.connected(stage);

        stage.cipherIn().sendNext(peer.closeNotify());
        stage.plainOut().request(1).expectComplete();
        stage.plainIn().sendNext(HELLO);
        assertThat(peer.next()).isEqualTo(HELLO);
        stage.plainIn().sendComplete();
        peer.next();
        assertThat(peer.sawCloseNotify()).isTrue();
        stage.cipherIn().sendComplete();
        assertThat(stage.listener().end().cause()).isEqualTo(Cause.CLOSED_BY_PEER);
    }

    @Test
    void whatCameBeforeTheEndIsDeliveredBeforeTheEnd() throws SSLException {
        StageProbes stage = tls.stage();
        HandDrivenPeer peer = tls.connected(stage);

        ByteString all = peer.seal(HELLO).concat(peer.seal(HELLO)).concat(peer.closeNotify());
        stage.cipherIn().sendNext(all).sendComplete();
        stage.plainOut().expectNoMessage(MOMENT);
        assertThat(stage.plainOut().requestNext()).isEqualTo(HELLO);
        assertThat(stage.plainOut().requestNext()).isEqualTo(HELLO);
        stage.plainOut().request(1).expectComplete();
    }

    @Test
    void endWithoutCloseNotifyIsATruncation() throws SSLException {
        StageProbes stage = tls.stage();
        HandDrivenPeer peer = tls.connected(stage);

        stage.cipherIn().sendNext(peer.seal(HELLO)).sendComplete();
        assertThat(stage.plainOut().requestNext()).isEqualTo(HELLO);
        assertThat(stage.plainOut().expectError()).isInstanceOf(TlsTruncated.class);
        stage.plainIn().expectCancellation();
        peer.next();
        assertThat(peer.sawCloseNotify()).isTrue();
        assertThat(stage.listener().end().cause()).isEqualTo(Cause.TRUNCATED);
    }

    @Test
    void truncationIsAnsweredAtOnceIfTheTransportIsAlreadyWaiting() throws SSLException {
        StageProbes stage = tls.stage();
        HandDrivenPeer peer = tls.connected(stage);

        stage.cipherOut().request(1);
        stage.cipherIn().sendComplete();
        peer.open(stage.cipherOut().expectNext());
        assertThat(peer.sawCloseNotify()).isTrue();
        assertThat(stage.listener().end().cause()).isEqualTo(Cause.TRUNCATED);
    }

    @Test
    void endWithinARecordIsATruncation() throws SSLException {
        StageProbes stage = tls.stage();
        HandDrivenPeer peer = tls.connected(stage);

        ByteString record = peer.seal(HELLO);
        stage.plainOut().request(1);
        stage.cipherIn().sendNext(record.dropRight(1)).sendComplete();
        assertThat(stage.plainOut().expectError()).isInstanceOf(TlsTruncated.class);
    }

    @Test
    void readerThatLeavesDoesNotKeepTheStageFromSeeingTheClose() throws SSLException {
        StageProbes stage = tls.stage();
        HandDrivenPeer peer = tls.connected(stage);

        stage.plainOut().cancel();
        for (int i = 0; i < 100; i++) {
            stage.cipherIn().sendNext(peer.seal(HELLO));
        }
        stage.cipherIn().sendNext(peer.closeNotify());
        stage.plainIn().sendNext(HELLO);
        assertThat(peer.next()).isEqualTo(HELLO);
        stage.plainIn().sendComplete();
        peer.next();
        stage.cipherIn().sendComplete();
        assertThat(stage.listener().end().cause()).isEqualTo(Cause.CLOSED_BY_PEER);
    }

    @Test
    void alteredRecordEndsWithAnAlertAndNotWithAReset() throws SSLException {
        StageProbes stage = tls.stage();
        HandDrivenPeer peer = tls.connected(stage);

        byte[] record = peer.seal(HELLO).toArray();
        record[record.length - 1] ^= 1;
        stage.plainOut().request(1);
        stage.cipherIn().sendNext(ByteString.fromArray(record));
        assertThat(stage.plainOut().expectError()).isInstanceOf(SSLException.class);
        stage.plainIn().expectCancellation();
        assertThat(peer.alert()).contains("bad_record_mac");
        stage.cipherOut().expectComplete();
        stage.cipherIn().sendComplete();
        assertThat(stage.listener().end().cause()).isEqualTo(Cause.BROKEN);
    }

    @Test
    void failedFlowResetsTheConnectionAndSaysNoCloseNotify() throws SSLException {
        StageProbes stage = tls.stage();
        tls.connected(stage);

        stage.cipherOut().request(1);
        stage.plainIn().sendError(new IllegalStateException("a fault of ours"));
        assertThat(stage.cipherOut().expectError()).hasMessage("a fault of ours");
        stage.cipherIn().expectCancellation();
        assertThat(stage.listener().end().toString()).isEqualTo("flow-failed (a fault of ours)");
    }

    @Test
    void transportThatFailsFailsTheFlow() throws SSLException {
        StageProbes stage = tls.stage();
        tls.connected(stage);

        stage.cipherIn().sendError(new IllegalStateException("Connection reset by peer"));
        assertThat(stage.plainOut().expectError()).hasMessage("Connection reset by peer");
        stage.plainIn().expectCancellation();
        assertThat(stage.listener().end().cause()).isEqualTo(Cause.RESET);
    }

    @Test
    void peerThatDoesNotFollowTheCloseIsResetAtTheDeadline() throws SSLException {
        StageProbes stage = tls.stage(tls.pool(), TlsFixture.LONG, TlsFixture.SHORT);
        HandDrivenPeer peer = tls.connected(stage);

        stage.plainIn().sendComplete();
        peer.next();
        stage.cipherOut().expectComplete();
        stage.cipherIn().expectCancellation();
        assertThat(stage.listener().end().toString()).isEqualTo("closed-here (the peer did not close in time: reset)");
    }

    @Test
    void peerThatDoesNotReadTheCloseIsResetAtTheDeadline() throws SSLException {
        StageProbes stage = tls.stage(tls.pool(), TlsFixture.LONG, TlsFixture.SHORT);
        tls.connected(stage);

        stage.control().close();
        stage.plainOut().expectComplete();
        assertThat(stage.cipherOut().expectError()).isInstanceOf(TlsAborted.class);
    }

    @Test
    void controlClosesInGoodOrder() throws SSLException {
        StageProbes stage = tls.stage();
        HandDrivenPeer peer = tls.connected(stage);

        stage.control().close();
        stage.plainIn().expectCancellation();
        stage.plainOut().expectComplete();
        peer.next();
        assertThat(peer.sawCloseNotify()).isTrue();
        stage.cipherOut().expectComplete();
        stage.cipherIn().sendNext(peer.closeNotify()).sendComplete();
        assertThat(stage.listener().end()).isEqualTo(new TlsEnd(Cause.CLOSED_HERE, ""));
    }
}
