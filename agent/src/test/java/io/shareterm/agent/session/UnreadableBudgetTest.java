package io.shareterm.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnreadableBudgetTest {
    @Test
    void allowsSoManyPerSecondAndNoMore() {
        UnreadableBudget budget = new UnreadableBudget();
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < UnreadableBudget.PER_SECOND; i++) {
            assertThat(budget.take(now)).isTrue();
        }
        assertThat(budget.take(now.plusMillis(999))).isFalse();
        assertThat(budget.take(now.plusMillis(1000))).isTrue();
    }
}
