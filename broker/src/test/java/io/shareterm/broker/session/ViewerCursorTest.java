package io.shareterm.broker.session;

import static io.shareterm.broker.session.TestFrames.entry;
import static io.shareterm.broker.session.TestFrames.keyframe;
import static io.shareterm.broker.session.TestFrames.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.util.ByteString;
import io.shareterm.broker.session.ViewerCursor.Pulled;
import io.shareterm.broker.session.ViewerCursor.Reason;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.ProtocolException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ViewerCursorTest {

    private static final int FLOOR = 32 * 1024;

    private final FrameLog log = new FrameLog(new LogLimits(10, 1 << 20, 100_000));
    private long now;

    @Test
    void newViewerOfAnEmptyLogWaitsForTheFirstEntry() {
        var cursor = cursor(false);
        assertThat(pull(cursor)).isEqualTo(nothing(Reason.CAUGHT_UP));
        append(1, 1);
        assertThat(pull(cursor)).isEqualTo(frames(entry(1)));
    }

    @Test
    void newViewerStartsAtTheStartIfThatIsHeldAndThereIsNoKeyframe() {
        append(1, 3);
        assertThat(pull(cursor(false)))
                .isEqualTo(frames(entry(1).concat(entry(2)).concat(entry(3))));
    }

    @Test
    void newViewerStartsAtTheKeyframeEvenIfTheStartIsHeld() {
        append(1, 3);
        log.append(part(1, 2, 0, 1, 0));
        var cursor = cursor(true);
        assertThat(pull(cursor)).isEqualTo(frames(keyframe(1, 2, 0, 1, 0)));
        assertThat(pull(cursor)).isEqualTo(frames(entry(3)));
        assertThat(cursor.skips()).as("it missed nothing").isZero();
    }

    @Test
    void newViewerOfAnAgentWithoutKeyframesStartsAtTheOldestEntry() {
        append(1, 15);
        var cursor = cursor(false);
        assertThat(pull(cursor)).isInstanceOf(Pulled.Frames.class);
        assertThat(cursor.next()).isEqualTo(16);
        assertThat(cursor.skips()).isZero();
    }

    @Test
    void viewerBehindTheWindowJumpsToTheKeyframe() {
        append(1, 3);
        var cursor = cursor(true);
        pull(cursor);
        append(4, 20);
        log.append(part(1, 15, 0, 2, 10));
        log.append(part(1, 15, 1, 2, 10));
        assertThat(pull(cursor)).isEqualTo(frames(keyframe(1, 15, 0, 2, 10).concat(keyframe(1, 15, 1, 2, 10))));
        assertThat(cursor.next()).isEqualTo(16);
        assertThat(cursor.skips()).isEqualTo(1);
    }

    @Test
    void viewerBehindTheWindowOfAnAgentWithoutKeyframesJumpsToTheOldestEntry() {
        append(1, 3);
        var cursor = cursor(false);
        pull(cursor);
        append(4, 20);
        pull(cursor);
        assertThat(cursor.next()).isEqualTo(21);
        assertThat(cursor.skips()).isEqualTo(1);
    }

    @Test
    void viewerBehindTheWindowWishesForAKeyframeOnceAndWaitsForIt() {
        append(1, 3);
        var cursor = cursor(true);
        pull(cursor);
        append(4, 20);
        assertThat(pull(cursor)).isEqualTo(nothing(Reason.NO_KEYFRAME));
        assertThat(cursor.takeKeyframeWish()).contains(20L);
        assertThat(pull(cursor)).isEqualTo(nothing(Reason.NO_KEYFRAME));
        assertThat(cursor.takeKeyframeWish()).as("one wish").isEmpty();
        log.append(part(1, 20, 0, 1, 0));
        assertThat(pull(cursor)).isInstanceOf(Pulled.Frames.class);
        assertThat(cursor.next()).isEqualTo(21);
    }

    @Test
    void viewerWhoseKeyframeWasOvertakenWishesForAnother() {
        append(1, 3);
        var cursor = cursor(true);
        pull(cursor);
        append(4, 20);
        pull(cursor);
        assertThat(cursor.takeKeyframeWish()).isPresent();
        log.append(part(1, 5, 0, 1, 0));
        assertThat(pull(cursor)).as("5 + 1 < 11").isEqualTo(nothing(Reason.NO_KEYFRAME));
        assertThat(cursor.takeKeyframeWish()).contains(20L);
    }

    @Test
    void viewerGoesOnOverAHoleThatTheAgentLeftByItsKeyframe() {
        append(1, 3);
        var cursor = cursor(true);
        pull(cursor);
        log.append(part(1, 8, 0, 1, 0));
        log.append(9, entry(9));
        pull(cursor);
        assertThat(cursor.next()).isEqualTo(9);
        assertThat(pull(cursor)).isEqualTo(frames(entry(9)));
    }

    @Test
    void aPullGivesAboutOneTlsRecord() {
        var large = new FrameLog(new LogLimits(1000, 1 << 20, 1));
        for (var seq = 1; seq <= 100; seq++) {
            large.append(seq, entry(seq, 967));
        }
        var cursor = new ViewerCursor(large, limits(), false);
        assertThat(((Pulled.Frames) pull(cursor)).bytes().size()).isEqualTo(16_000);
        assertThat(cursor.next()).isEqualTo(17);
    }

    @Test
    void noMoreThanTheFloorIsOnTheWayToAViewerThatNeverSaysSeen() {
        var large = new FrameLog(new LogLimits(1000, 1 << 20, 1));
        for (var seq = 1; seq <= 100; seq++) {
            large.append(seq, entry(seq, 967));
        }
        var cursor = new ViewerCursor(large, limits(), false);
        while (pull(cursor) instanceof Pulled.Frames) {
            assertThat(cursor.inFlight()).isLessThanOrEqualTo(FLOOR);
        }
        assertThat(pull(cursor)).isEqualTo(nothing(Reason.IN_FLIGHT));
        assertThat(cursor.inFlight()).isEqualTo(32_000);
        cursor.seen(cursor.next() - 1, now);
        assertThat(pull(cursor)).isInstanceOf(Pulled.Frames.class);
    }

    @Test
    void anEntryLargerThanTheFloorGoesWhenNothingElseIsOnTheWay() {
        append(1, 1);
        log.append(2, entry(2, 60_000));
        var cursor = cursor(false);
        assertThat(pull(cursor)).isEqualTo(frames(entry(1)));
        assertThat(pull(cursor)).isEqualTo(nothing(Reason.IN_FLIGHT));
        cursor.seen(1, now);
        assertThat(pull(cursor)).isEqualTo(frames(entry(2, 60_000)));
    }

    @Test
    void aKeyframeLargerThanTheFloorGoesAsAWhole() {
        log.append(part(1, 1, 0, 2, 40_000));
        log.append(part(1, 1, 1, 2, 40_000));
        var cursor = cursor(true);
        assertThat(((Pulled.Frames) pull(cursor)).bytes().size()).isEqualTo(2 * 40_045);
    }

    @Test
    void seenAboveWhatWasSentIsRefused() {
        append(1, 3);
        var cursor = cursor(false);
        pull(cursor);
        cursor.seen(3, now);
        assertThatThrownBy(() -> cursor.seen(4, now))
                .isInstanceOfSatisfying(
                        ProtocolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PROTOCOL_ERROR))
                .hasMessageContaining("seq=4, sent=3");
    }

    @Test
    void seenOfNothingAndSeenAgainMeanNothing() {
        var cursor = cursor(false);
        cursor.seen(0, now);
        append(1, 3);
        pull(cursor);
        cursor.seen(3, now);
        cursor.seen(1, now);
        assertThat(cursor.seen()).isEqualTo(3);
        assertThat(cursor.inFlight()).isZero();
    }

    @Test
    void theEndComesAfterTheLastEntry() {
        append(1, 2);
        log.end(ByteString.fromString("end"));
        var cursor = cursor(false);
        assertThat(pull(cursor)).isEqualTo(frames(entry(1).concat(entry(2))));
        assertThat(pull(cursor)).isEqualTo(new Pulled.End(ByteString.fromString("end")));
    }

    @Test
    void theEndComesEvenIfTheKeyframeThatWasWaitedForNeverWill() {
        append(1, 3);
        var cursor = cursor(true);
        pull(cursor);
        append(4, 20);
        pull(cursor);
        log.end(ByteString.fromString("end"));
        assertThat(pull(cursor)).isInstanceOf(Pulled.End.class);
    }

    private ViewerCursor cursor(boolean keyframesAreMade) {
        return new ViewerCursor(log, limits(), keyframesAreMade);
    }

    private static FlightLimits limits() {
        return new FlightLimits(FLOOR, Duration.ofMillis(400));
    }

    private Pulled pull(ViewerCursor cursor) {
        now += 1_000_000;
        return cursor.pull(now);
    }

    private static Pulled frames(ByteString bytes) {
        return new Pulled.Frames(bytes);
    }

    private static Pulled nothing(Reason reason) {
        return new Pulled.Nothing(reason);
    }

    private void append(long from, long to) {
        for (var seq = from; seq <= to; seq++) {
            log.append(seq, entry(seq));
        }
    }
}
