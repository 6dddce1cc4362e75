package io.shareterm.broker.session;

import static io.shareterm.broker.session.TestFrames.entry;
import static io.shareterm.broker.session.TestFrames.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.ProtocolException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FrameLogTest {

    private static final int SHORTEST = 33;

    private final FrameLog log = new FrameLog(new LogLimits(100, 20 * SHORTEST, 1000));

    @Test
    void entriesAreFoundByTheirNumbers() {
        append(1, 3);
        assertThat(log.at(2)).map(LogEntry::frame).contains(entry(2));
        assertThat(log.at(4)).isEmpty();
        assertThat(log.lost(4)).isFalse();
        assertThat(log.oldest()).isEqualTo(1);
        assertThat(log.last()).isEqualTo(3);
    }

    @Test
    void anEmptyLogHasLostNothing() {
        assertThat(log.at(1)).isEmpty();
        assertThat(log.lost(1)).isFalse();
        assertThat(log.last()).isZero();
    }

    @Test
    void theBytesAreBounded() {
        append(1, 500);
        assertThat(log.retainedBytes()).isEqualTo(20 * SHORTEST);
        assertThat(log.oldest()).isEqualTo(481);
        assertThat(log.at(480)).isEmpty();
        assertThat(log.lost(480)).isTrue();
        assertThat(log.at(481)).isPresent();
    }

    @Test
    void theEntriesAreBounded() {
        var few = new FrameLog(new LogLimits(100, 1_000_000, 1000));
        for (var seq = 1; seq <= 500; seq++) {
            few.append(seq, entry(seq));
        }
        assertThat(few.oldest()).isEqualTo(401);
        assertThat(few.retainedBytes()).isEqualTo(100 * SHORTEST);
    }

    @Test
    void oneLargeEntryTakesThePlaceOfManySmallOnes() {
        append(1, 20);
        log.append(21, entry(21, 9 * SHORTEST));
        assertThat(log.oldest()).isEqualTo(11);
        assertThat(log.retainedBytes()).isEqualTo(20 * SHORTEST);
    }

    @Test
    void theRingGrowsWithoutLosingAnEntry() {
        var large = new FrameLog(new LogLimits(10_000, 10_000_000, 1000));
        for (var seq = 1; seq <= 3000; seq++) {
            large.append(seq, entry(seq));
        }
        for (var seq = 1; seq <= 3000; seq++) {
            assertThat(large.at(seq)).map(LogEntry::frame).contains(entry(seq));
        }
    }

    @Test
    void aJumpAheadEmptiesTheWindow() {
        append(1, 5);
        log.append(9, entry(9));
        assertThat(log.at(5)).isEmpty();
        assertThat(log.lost(8)).isTrue();
        assertThat(log.at(9)).isPresent();
        assertThat(log.oldest()).isEqualTo(9);
        assertThat(log.retainedBytes()).isEqualTo(SHORTEST);
    }

    @Test
    void aNumberThatDoesNotRiseIsRefused() {
        append(1, 5);
        assertThatThrownBy(() -> log.append(5, entry(5)))
                .isInstanceOfSatisfying(
                        ProtocolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PROTOCOL_ERROR))
                .hasMessageContaining("seq=5, last=5");
        assertThat(log.last()).isEqualTo(5);
    }

    @Test
    void offsetsCountEveryByteThatCame() {
        append(1, 30);
        assertThat(log.totalOffset()).isEqualTo(30 * SHORTEST);
        assertThat(log.offsetAfter(25)).isEqualTo(25 * SHORTEST);
        assertThat(log.offsetAfter(30)).isEqualTo(30 * SHORTEST);
        assertThat(log.offsetAfter(3)).as("gone: up to the oldest held").isEqualTo(10 * SHORTEST);
    }

    @Test
    void aKeyframeIsThereWhenItsLastPartIs() {
        append(1, 3);
        assertThat(log.append(part(1, 3, 0, 2, 0))).isFalse();
        assertThat(log.usableKeyframe()).isEmpty();
        assertThat(log.append(part(1, 3, 1, 2, 0))).isTrue();
        assertThat(log.usableKeyframe()).get().satisfies(k -> {
            assertThat(k.seq()).isEqualTo(3);
            assertThat(k.parts()).hasSize(2);
        });
    }

    @Test
    void aKeyframeThatDoesNotJoinTheWindowIsNotUsable() {
        append(1, 3);
        log.append(part(1, 3, 0, 1, 0));
        append(4, 23);
        assertThat(log.oldest()).isEqualTo(4);
        assertThat(log.usableKeyframe()).as("3 + 1 >= 4").isPresent();
        append(24, 24);
        assertThat(log.usableKeyframe()).as("3 + 1 < 5").isEmpty();
    }

    @Test
    void aKeyframeAheadOfTheLogIsUsable() {
        append(1, 3);
        log.append(part(1, 9, 0, 1, 0));
        assertThat(log.usableKeyframe()).isPresent();
    }

    @Test
    void aNewKeyframeGivesUpTheUnfinishedOne() {
        log.append(part(1, 3, 0, 2, 100));
        log.append(part(2, 4, 0, 1, 0));
        assertThat(log.usableKeyframe()).map(StoredKeyframe::counter).contains(2L);
        assertThat(log.retainedBytes()).isEqualTo(45);
    }

    @Test
    void theNewestKeyframeMayComeAgainAndAnOlderOneNot() {
        log.append(part(2, 4, 0, 1, 0));
        assertThat(log.append(part(2, 4, 0, 1, 0))).isTrue();
        assertThatThrownBy(() -> log.append(part(1, 3, 0, 1, 0))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void partsOutOfOrderAreRefused() {
        assertThatThrownBy(() -> log.append(part(1, 3, 1, 2, 0))).hasMessageContaining("out of order");
        log.append(part(1, 3, 0, 3, 0));
        assertThatThrownBy(() -> log.append(part(1, 3, 2, 3, 0))).hasMessageContaining("part=2 of 3");
        assertThatThrownBy(() -> log.append(part(1, 4, 1, 3, 0))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void aKeyframeIsBoundedAsAWhole() {
        log.append(part(1, 3, 0, 3, 500));
        assertThatThrownBy(() -> log.append(part(1, 3, 1, 3, 500)))
                .isInstanceOfSatisfying(
                        ProtocolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FRAME_TOO_LARGE))
                .hasMessageContaining("length=1090 at part 1 of 3, max=1000");
    }

    @Test
    void partsOfALostConnectionAreGivenUp() {
        log.append(part(1, 3, 0, 2, 0));
        log.dropPartialKeyframe();
        assertThat(log.retainedBytes()).isZero();
        assertThatThrownBy(() -> log.append(part(1, 3, 1, 2, 0))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void onlyAReaderThatWaitsIsRungAndOnlyOnce() {
        var rung = new AtomicInteger();
        var waiter = new LogWaiter(rung::incrementAndGet);
        log.add(waiter);
        append(1, 1);
        assertThat(log.ring(10)).isFalse();
        assertThat(rung).hasValue(0);
        waiter.await();
        append(2, 3);
        log.ring(10);
        log.ring(10);
        assertThat(rung).hasValue(1);
    }

    @Test
    void aReaderThatFoundSomethingIsNotRung() {
        var rung = new AtomicInteger();
        var waiter = new LogWaiter(rung::incrementAndGet);
        log.add(waiter);
        waiter.await();
        waiter.found();
        append(1, 1);
        log.ring(10);
        assertThat(rung).hasValue(0);
    }

    @Test
    void readersAreRungInBatchesAndNobodyIsLeftOut() {
        var rung = new AtomicInteger();
        for (var i = 0; i < 25; i++) {
            var waiter = new LogWaiter(rung::incrementAndGet);
            log.add(waiter);
            waiter.await();
        }
        append(1, 1);
        assertThat(log.ring(10)).isTrue();
        assertThat(rung).hasValue(10);
        assertThat(log.ring(10)).isTrue();
        assertThat(log.ring(10)).isFalse();
        assertThat(rung).hasValue(25);
    }

    @Test
    void aReaderThatLeftIsNotRung() {
        var rung = new AtomicInteger();
        var stays = new LogWaiter(rung::incrementAndGet);
        var leaves = new LogWaiter(() -> rung.addAndGet(100));
        log.add(leaves);
        log.add(stays);
        leaves.await();
        stays.await();
        append(1, 1);
        log.remove(leaves);
        log.ring(10);
        assertThat(rung).hasValue(1);
    }

    @Test
    void keyframesAndTheEndRingToo() {
        var rung = new AtomicInteger();
        var waiter = new LogWaiter(rung::incrementAndGet);
        log.add(waiter);
        waiter.await();
        log.append(part(1, 3, 0, 1, 0));
        log.ring(10);
        waiter.await();
        log.end(entry(1));
        log.ring(10);
        assertThat(rung).hasValue(2);
        assertThat(log.end()).isPresent();
    }

    private void append(long from, long to) {
        for (var seq = from; seq <= to; seq++) {
            log.append(seq, entry(seq));
        }
    }
}
