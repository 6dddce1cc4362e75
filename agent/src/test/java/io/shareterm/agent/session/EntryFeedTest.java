package io.shareterm.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import org.junit.jupiter.api.Test;

class EntryFeedTest {
    private static final int BYTES = 100;
    private final EntryLog log = new EntryLog(1 << 20);

    @Test
    void sendsNothingWithoutAGrant() {
        append(3);
        assertThat(new EntryFeed(log, 0).take()).isEmpty();
    }

    @Test
    void sendsAsFarAsTheGrantGoes() {
        append(5);
        EntryFeed feed = new EntryFeed(log, 0);
        feed.granted(0, 3 * BYTES);
        assertThat(feed.take()).hasSize(3);
        assertThat(feed.take()).isEmpty();
        assertThat(feed.sentAll()).isFalse();
        feed.granted(3, 2 * BYTES);
        assertThat(feed.take()).hasSize(2);
        assertThat(feed.sentAll()).isTrue();
    }

    @Test
    void aGrantCountsWhatWasSentAfterItsEntry() {
        append(6);
        EntryFeed feed = new EntryFeed(log, 0);
        feed.granted(0, 4 * BYTES);
        assertThat(feed.take()).hasSize(4);
        feed.granted(2, 3 * BYTES);
        assertThat(feed.take()).hasSize(1);
    }

    @Test
    void theNewestGrantCountsEvenIfItIsSmaller() {
        append(4);
        EntryFeed feed = new EntryFeed(log, 0);
        feed.granted(0, 4 * BYTES);
        feed.granted(0, BYTES);
        assertThat(feed.take()).hasSize(1);
    }

    @Test
    void aNewConnectionGoesOnAfterWhatItsBrokerHolds() {
        append(5);
        EntryFeed feed = new EntryFeed(log, 3);
        feed.granted(3, 10 * BYTES);
        assertThat(feed.take()).hasSize(2);
    }

    @Test
    void whatTheBrokerHoldsCountsForAGrantFromBeforeIt() {
        append(5);
        EntryFeed feed = new EntryFeed(log, 3);
        feed.granted(0, 4 * BYTES);
        assertThat(feed.take()).hasSize(1);
    }

    @Test
    void aBrokerThatClaimsToHoldMoreThanThereIsGetsWhatComesNext() {
        append(2);
        EntryFeed feed = new EntryFeed(log, 1_000_000);
        feed.granted(0, Long.MAX_VALUE);
        assertThat(feed.take()).isEmpty();
        append(1);
        assertThat(feed.take()).hasSize(1);
    }

    @Test
    void passesOverWhatHasLeftTheLog() {
        EntryLog small = new EntryLog(2L * (BYTES + EntryLog.OVERHEAD_BYTES));
        for (long seq = 1; seq <= 10; seq++) {
            small.append(new SealedEntry(seq, frame()));
        }
        EntryFeed feed = new EntryFeed(small, 0);
        feed.granted(0, Long.MAX_VALUE);
        assertThat(feed.take()).hasSize(2);
        assertThat(feed.sentAll()).isTrue();
    }

    @Test
    void keepsNoMoreOnTheWayThanTheSocketTakes() {
        EntryLog large = new EntryLog(8 << 20);
        ByteString frame = ByteString.fromArray(new byte[48 * 1024]);
        for (long seq = 1; seq <= 20; seq++) {
            large.append(new SealedEntry(seq, frame));
        }
        EntryFeed feed = new EntryFeed(large, 0);
        feed.granted(0, Long.MAX_VALUE);
        int first = feed.take().size();
        assertThat(first * frame.size())
                .isBetween(EntryFeed.MAX_UNWRITTEN_BYTES, EntryFeed.MAX_UNWRITTEN_BYTES + frame.size());
        assertThat(feed.take()).isEmpty();
        feed.written(frame.size());
        assertThat(feed.take()).hasSize(1);
    }

    @Test
    void knowsWhatTheBrokerHolds() {
        append(2);
        EntryFeed feed = new EntryFeed(log, 0);
        feed.granted(0, Long.MAX_VALUE);
        feed.take();
        assertThat(feed.acknowledgedAll()).isFalse();
        feed.acknowledged(99);
        assertThat(feed.acknowledgedAll()).isTrue();
    }

    private void append(int entries) {
        for (int i = 0; i < entries; i++) {
            log.append(new SealedEntry(log.newest() + 1, frame()));
        }
    }

    private static ByteString frame() {
        return ByteString.fromArray(new byte[BYTES]);
    }
}
