package io.shareterm.broker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FlightTest {

    private static final int FLOOR = 32 * 1024;
    private static final long MILLI = 1_000_000;

    private final Flight flight = new Flight(new FlightLimits(FLOOR, Duration.ofMillis(400)));

    @Test
    void startsAtTheFloor() {
        assertThat(flight.limit()).isEqualTo(FLOOR);
    }

    @Test
    void growsWithTheRateAtWhichTheViewerAcknowledges() {
        flight.sent(1, 30_000, 0);
        flight.seen(1, 100 * MILLI);
        assertThat(flight.limit()).as("300 kB/s x 400 ms").isEqualTo(120_000);
    }

    @Test
    void aBurstOfLateAcknowledgementsDoesNotBlowItUp() {
        // A line of 100 kB/s with 100 ms: batches wait in the network, their acknowledgements come together.
        for (var i = 0; i < 10; i++) {
            flight.sent(i + 1, 1_000, i * (10 * MILLI));
        }
        for (var i = 0; i < 10; i++) {
            flight.seen(i + 1, 200 * MILLI + i);
        }
        assertThat(flight.limit())
                .as("never above 10,000 bytes in 110 ms")
                .isLessThanOrEqualTo(Math.max(FLOOR, 37_000));
    }

    @Test
    void littleToSendDoesNotMakeAGoodLineBad() {
        flight.sent(1, 30_000, 0);
        flight.seen(1, 10 * MILLI);
        var good = flight.limit();
        flight.sent(2, 60, 20 * MILLI);
        flight.seen(2, 30 * MILLI);
        assertThat(flight.limit()).isEqualTo(good);
    }

    @Test
    void aLineThatGetsSlowerWhileItIsFullMakesItSmaller() {
        flight.sent(1, 30_000, 0);
        flight.seen(1, 10 * MILLI);
        var fast = flight.limit();
        var now = 10 * MILLI;
        for (var i = 2; i < 30; i++) {
            flight.sent(i, 30_000, now);
            assertThat(flight.allows(1 << 30)).isFalse();
            now += 600 * MILLI;
            flight.seen(i, now);
        }
        assertThat(flight.limit()).isLessThan(fast / 10);
    }

    @Test
    void aBatchCountsWhenItIsSeenAsAWhole() {
        flight.sent(10, 5_000, 0);
        flight.seen(9, MILLI);
        assertThat(flight.bytes()).isEqualTo(5_000);
        flight.seen(10, MILLI);
        assertThat(flight.bytes()).isZero();
    }

    @Test
    void anythingMayGoWhenNothingIsOnTheWay() {
        assertThat(flight.allows(10 * FLOOR)).isTrue();
        flight.sent(1, 1, 0);
        assertThat(flight.allows(FLOOR)).isFalse();
        assertThat(flight.allows(FLOOR - 1)).isTrue();
    }
}
