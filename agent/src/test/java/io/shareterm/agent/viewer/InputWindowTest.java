package io.shareterm.agent.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.input.Ack;
import io.shareterm.protocol.input.InputContent;
import io.shareterm.protocol.input.InputSealer;
import io.shareterm.protocol.input.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InputWindowTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final TestSharer sharer = new TestSharer(Role.HELPER, 1);
    private final InputWindow window =
            new InputWindow(new InputSealer(sharer.identity.sessionId(), sharer.membership.keys()));

    @Test
    void aGapSendsTheSameBytesAgainFromThere() {
        seal("a");
        ByteString b = seal("b");
        ByteString c = seal("c");
        assertThat(window.acknowledged(new Ack(2, Verdict.GAP), NOW)).containsExactly(b, c);
    }

    @Test
    void goesBackOnceForAllTheGapsOfOneRoundTrip() {
        ByteString a = seal("a");
        assertThat(window.acknowledged(new Ack(1, Verdict.GAP), NOW)).containsExactly(a);
        assertThat(window.acknowledged(new Ack(1, Verdict.GAP), NOW.plusMillis(10)))
                .isEmpty();
        assertThat(window.acknowledged(new Ack(1, Verdict.GAP), NOW.plusMillis(600)))
                .containsExactly(a);
    }

    @Test
    void anAnswerFreesRoomForEverythingBeforeIt() {
        for (int i = 0; i < InputWindow.MAX_UNACKNOWLEDGED; i++) {
            seal("x");
        }
        assertThat(window.room()).isZero();
        assertThat(window.acknowledged(new Ack(11, Verdict.TYPED), NOW)).isEmpty();
        assertThat(window.room()).isEqualTo(10);
    }

    @Test
    void whatTheBrokerDroppedIsSentAgainALittleLater() {
        ByteString a = seal("a");
        window.dropped(NOW);
        assertThat(window.overdue(NOW.plusMillis(100))).isEmpty();
        assertThat(window.overdue(NOW.plusMillis(600))).containsExactly(a);
        assertThat(window.overdue(NOW.plusMillis(700))).isEmpty();
    }

    @Test
    void whatNobodyAnswersIsSentAgain() {
        ByteString a = seal("a");
        assertThat(window.overdue(NOW.plusSeconds(4))).isEmpty();
        assertThat(window.overdue(NOW.plusSeconds(5))).containsExactly(a);
        window.acknowledged(new Ack(2, Verdict.DUPLICATE), NOW.plusSeconds(6));
        assertThat(window.overdue(NOW.plusSeconds(60))).isEmpty();
    }

    private ByteString seal(String text) {
        return window.seal(new InputContent(1, ByteString.fromString(text)), NOW);
    }
}
