package io.shareterm.broker.tls;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import java.util.Random;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Records of an established connection, one by one. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsTransferTest {
    private static final ByteString HELLO = ByteString.fromString("hello");
    /** Header 5, content type 1, tag 16, and the 16 bytes of padding that the JDK adds. */
    private static final int RECORD_OVERHEAD = 38;

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
    void severalFramesInOneElementShareOneRecord() throws SSLException {
        StageProbes stage = tls.stage();
        HandDrivenPeer peer = tls.connected(stage);
        ByteString four = HELLO.concat(HELLO).concat(HELLO).concat(HELLO);

        stage.plainIn().sendNext(four);
        ByteString record = stage.cipherOut().requestNext();
        assertThat(record.size()).isEqualTo(four.size() + RECORD_OVERHEAD);
        assertThat(peer.open(record)).isEqualTo(four);
    }

    @Test
    void largeElementGoesOutInBoundedPushes() throws SSLException {
        StageProbes stage = tls.stage();
        HandDrivenPeer peer = tls.connected(stage);
        byte[] large = new byte[200_000];
        new Random(1).nextBytes(large);

        stage.plainIn().sendNext(ByteString.fromArray(large));
        ByteString received = ByteString.emptyByteString();
        while (received.size() < large.length) {
            ByteString cipher = stage.cipherOut().requestNext();
            assertThat(cipher.size()).isLessThanOrEqualTo(68 * 1024);
            received = received.concat(peer.open(cipher));
        }
        assertThat(received.equals(ByteString.fromArray(large))).isTrue();
    }

    @Test
    void emptyElementsMakeNoRecords() throws SSLException {
        StageProbes stage = tls.stage();
        HandDrivenPeer peer = tls.connected(stage);

        stage.plainIn().sendNext(ByteString.emptyByteString()).sendNext(HELLO);
        assertThat(peer.next()).isEqualTo(HELLO);
    }

    @Test
    void keyUpdateIsAnsweredAndBothWaysGoOn() throws SSLException {
        StageProbes stage = tls.stage();
        HandDrivenPeer peer = tls.connected(stage);

        for (int i = 0; i < 3; i++) {
            stage.plainOut().request(1);
            stage.cipherIn().sendNext(peer.keyUpdate()).sendNext(peer.seal(HELLO));
            assertThat(peer.next()).as("the answer holds no plaintext").isEqualTo(ByteString.emptyByteString());
            assertThat(stage.plainOut().expectNext()).isEqualTo(HELLO);
            stage.plainIn().sendNext(HELLO);
            assertThat(peer.next()).isEqualTo(HELLO);
        }
    }

    @Test
    void keyUpdateInTheMidstOfALargeElementLosesNothing() throws SSLException {
        StageProbes stage = tls.stage();
        HandDrivenPeer peer = tls.connected(stage);
        ByteString large = ByteString.fromArray(new byte[200_000]);

        stage.plainIn().sendNext(large);
        ByteString received = peer.next();
        stage.plainOut().request(1);
        stage.cipherIn().sendNext(peer.keyUpdate());
        while (received.size() < large.size()) {
            received = received.concat(peer.next());
        }
        assertThat(received.equals(large)).isTrue();
        stage.cipherIn().sendNext(peer.seal(HELLO));
        assertThat(stage.plainOut().expectNext()).isEqualTo(HELLO);
    }

    @Test
    void recordsKeepTheirBoundaries() throws SSLException {
        StageProbes stage = tls.stage();
        HandDrivenPeer peer = tls.connected(stage);

        stage.cipherIn().sendNext(peer.seal(HELLO).concat(peer.seal(HELLO)));
        assertThat(stage.plainOut().requestNext()).isEqualTo(HELLO);
        assertThat(stage.plainOut().requestNext().isCompact()).isTrue();
    }
}
