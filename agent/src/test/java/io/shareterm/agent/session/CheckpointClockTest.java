package io.shareterm.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CheckpointClockTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private final CheckpointClock clock = new CheckpointClock(Duration.ofSeconds(1), Duration.ofSeconds(5), START);

    @Test
    void comesEveryFiveSecondsWhenNothingHappens() {
        assertThat(clock.due()).isEqualTo(START.plusSeconds(5));
        clock.checkpoint(START.plusSeconds(5));
        assertThat(clock.due()).isEqualTo(START.plusSeconds(10));
    }

    @Test
    void comesOneSecondAfterTheFirstUncoveredEntryHoweverManyFollow() {
        clock.entry(START.plusMillis(100));
        clock.entry(START.plusMillis(900));
        assertThat(clock.due()).isEqualTo(START.plusMillis(1100));
        clock.checkpoint(START.plusMillis(1100));
        clock.entry(START.plusMillis(1200));
        assertThat(clock.due()).isEqualTo(START.plusMillis(2200));
    }

    @Test
    void anEntryNeverPutsItOff() {
        clock.entry(START.plusMillis(4500));
        assertThat(clock.due()).isEqualTo(START.plusSeconds(5));
    }
}
