package io.shareterm.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1), constant(0));

    @Test
    void doublesUpToTheLongest() {
        assertThat(backoff.pause()).isEqualTo(Duration.ofMillis(200));
        assertThat(backoff.pause()).isEqualTo(Duration.ofMillis(400));
        assertThat(backoff.pause()).isEqualTo(Duration.ofMillis(800));
        assertThat(backoff.pause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.pause()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void beginsAgainAfterASuccess() {
        backoff.pause();
        backoff.pause();
        backoff.succeeded();
        assertThat(backoff.pause()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void chanceShortensAPauseByAtMostAHalf() {
        Backoff hurried = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1), constant(-1L));
        assertThat(hurried.pause()).isBetween(Duration.ofMillis(100), Duration.ofMillis(101));
    }

    private static RandomGenerator constant(long bits) {
        return () -> bits;
    }
}
