package io.shareterm.agent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.util.ByteString;
import org.junit.jupiter.api.Test;

class EntryLogTest {
    private static final int FRAME_BYTES = 100;
    private static final long ROOM_FOR_THREE = 3L * (FRAME_BYTES + EntryLog.OVERHEAD_BYTES);

    @Test
    void anEmptyLogHoldsNothing() {
        EntryLog log = new EntryLog(ROOM_FOR_THREE);
        assertThat(log.newest()).isZero();
        assertThat(log.oldest()).isEqualTo(1);
        assertThat(log.firstAfter(0)).isEmpty();
    }

    @Test
    void dropsTheOldestEntriesBeyondItsBytes() {
        EntryLog log = filled(ROOM_FOR_THREE, 5);
        assertThat(log.oldest()).isEqualTo(3);
        assertThat(log.newest()).isEqualTo(5);
        assertThat(log.firstAfter(0)).map(SealedEntry::seq).contains(3L);
    }

    @Test
    void holdsTheNewestEntryHoweverLargeItIs() {
        EntryLog log = filled(1, 4);
        assertThat(log.oldest()).isEqualTo(4);
        assertThat(log.firstAfter(3)).map(SealedEntry::seq).contains(4L);
    }

    @Test
    void givesEveryEntryInOrderAfterManyRoundsOfItsRing() {
        EntryLog log = filled(1000L * (FRAME_BYTES + EntryLog.OVERHEAD_BYTES), 5000);
        assertThat(log.oldest()).isEqualTo(4001);
        for (long seq = 4000; seq < 5000; seq++) {
            assertThat(log.firstAfter(seq)).map(SealedEntry::seq).contains(seq + 1);
        }
        assertThat(log.firstAfter(5000)).isEmpty();
    }

    @Test
    void refusesAHoleAndARepetition() {
        EntryLog log = filled(ROOM_FOR_THREE, 2);
        assertThatThrownBy(() -> log.append(entry(4))).hasMessageContaining("seq=4, expected=3");
        assertThatThrownBy(() -> log.append(entry(2))).hasMessageContaining("seq=2, expected=3");
    }

    private static EntryLog filled(long maxBytes, int entries) {
        EntryLog log = new EntryLog(maxBytes);
        for (long seq = 1; seq <= entries; seq++) {
            log.append(entry(seq));
        }
        return log;
    }

    static SealedEntry entry(long seq) {
        return new SealedEntry(seq, ByteString.fromArray(new byte[FRAME_BYTES]));
    }
}
