package io.shareterm.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ConditionFactory;

/** How tests wait: for a condition, looked at often, given up late. */
final class Patience {
    /** For whatever a healthy process does in well under a second: only a broken one, or a very busy machine, needs it all. */
    static final Duration LIMIT = Duration.ofMinutes(1);

    private static final Duration LOOK = Duration.ofMillis(20);

    private Patience() {}

    static ConditionFactory eventually() {
        return await().pollDelay(Duration.ZERO).pollInterval(LOOK).atMost(LIMIT);
    }

    /** The same, named in the failure. */
    static ConditionFactory eventually(String what) {
        return eventually().alias(what);
    }
}
