package io.shareterm.broker.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteRateTest {

    private static final long MILLI = 1_000_000;

    private final ByteRate rate = new ByteRate(1000, 0);

    @Test
    void aSecondsWorthMayComeAtOnceAndNoMore() {
        assertThat(rate.take(600, 0)).isTrue();
        assertThat(rate.take(400, 0)).isTrue();
        assertThat(rate.take(1, 0)).isFalse();
    }

    @Test
    void itFillsEvenlyAndNotBeyondASecondsWorth() {
        rate.take(1000, 0);
        assertThat(rate.take(100, 99 * MILLI)).isFalse();
        assertThat(rate.take(100, 100 * MILLI)).isTrue();
        assertThat(rate.take(1001, 100_000 * MILLI)).isFalse();
        assertThat(rate.take(1000, 100_000 * MILLI)).isTrue();
    }
}
