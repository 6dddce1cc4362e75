package io.shareterm.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrantMeterTest {
    @Test
    void aBoundlessGrantIsUsedUpWhenTooMuchWouldHaveToBeRemembered() {
        GrantMeter meter = new GrantMeter();
        meter.granted(0, Long.MAX_VALUE);
        for (long seq = 1; seq <= GrantMeter.MAX_REMEMBERED; seq++) {
            assertThat(meter.allows(EntryLogTest.entry(seq))).isTrue();
            meter.sent(EntryLogTest.entry(seq));
        }
        SealedEntry next = EntryLogTest.entry(GrantMeter.MAX_REMEMBERED + 1);
        assertThat(meter.allows(next)).isFalse();
        meter.granted(GrantMeter.MAX_REMEMBERED, Long.MAX_VALUE);
        assertThat(meter.allows(next)).isTrue();
    }

    @Test
    void aGrantOfNothingAllowsNothing() {
        GrantMeter meter = new GrantMeter();
        meter.granted(7, 0);
        assertThat(meter.allows(EntryLogTest.entry(8))).isFalse();
    }
}
