package io.shareterm.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeenClockTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private final SeenClock clock = new SeenClock(Duration.ofSeconds(30));

    @Test
    void whatDoesNotExistYetCannotHaveBeenSeen() {
        clock.made(1, START);
        assertThat(clock.isStale(2, START)).isTrue();
        assertThat(clock.isStale(1, START)).isFalse();
    }

    @Test
    void theNewestEntryNeverGetsStale() {
        clock.made(1, START);
        assertThat(clock.isStale(1, START.plusSeconds(3600))).isFalse();
    }

    @Test
    void anEntryGetsStaleThirtySecondsAfterItWasSuperseded() {
        clock.made(1, START);
        clock.made(2, START.plusSeconds(10));
        assertThat(clock.isStale(1, START.plusSeconds(40))).isFalse();
        assertThat(clock.isStale(1, START.plusSeconds(41))).isTrue();
        assertThat(clock.isStale(2, START.plusSeconds(41))).isFalse();
    }

    @Test
    void havingSeenNothingGetsStaleOnceTheFirstEntryIsOld() {
        clock.made(1, START);
        assertThat(clock.isStale(0, START.plusSeconds(29))).isFalse();
        assertThat(clock.isStale(0, START.plusSeconds(31))).isTrue();
    }

    @Test
    void aMillionEntriesInASecondCostNoMoreThanItsSteps() {
        for (int i = 1; i <= 1_000_000; i++) {
            clock.made(i, START.plusNanos(i * 1000L));
        }
        assertThat(clock.isStale(500_000, START.plusSeconds(30))).isFalse();
        assertThat(clock.isStale(500_000, START.plusSeconds(32))).isTrue();
        assertThat(clock.isStale(1_000_000, START.plusSeconds(32))).isFalse();
    }
}
