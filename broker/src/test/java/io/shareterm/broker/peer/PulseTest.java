package io.shareterm.broker.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PulseTest {

    private static final long SECOND = 1_000_000_000;

    private final Pulse pulse = new Pulse(Duration.ofSeconds(60), 0);

    @Test
    void pingsAfterFifteenSecondsOfSilenceOnOurSide() {
        assertThat(pulse.next(0)).isEqualTo(Duration.ofSeconds(15));
        assertThat(pulse.ping(14 * SECOND)).isEmpty();
        pulse.sent(14 * SECOND);
        assertThat(pulse.ping(15 * SECOND)).isEmpty();
        assertThat(pulse.next(15 * SECOND)).isEqualTo(Duration.ofSeconds(14));
        assertThat(pulse.ping(29 * SECOND)).get().extracting(p -> p.id()).isEqualTo(1L);
        assertThat(pulse.ping(30 * SECOND)).as("the ping was sent").isEmpty();
    }

    @Test
    void isIdleWhenNothingCame() {
        assertThat(pulse.isIdle(59 * SECOND)).isFalse();
        pulse.received(59 * SECOND);
        assertThat(pulse.isIdle(60 * SECOND)).isFalse();
        assertThat(pulse.isIdle(119 * SECOND)).isTrue();
    }

    @Test
    void looksAgainWhenTheNearerOfTheTwoIsDue() {
        pulse.sent(55 * SECOND);
        assertThat(pulse.next(56 * SECOND)).as("idle at 60").isEqualTo(Duration.ofSeconds(4));
    }
}
