package io.shareterm.broker.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyframeRequestsTest {

    private static final long MILLI = 1_000_000;

    private final KeyframeRequests requests = new KeyframeRequests(5);

    @Test
    void wishesOfManyAreOneRequest() {
        requests.want(10);
        assertThat(requests.ask(0)).contains(10L);
        requests.want(11);
        requests.want(12);
        assertThat(requests.ask(1)).isEmpty();
        assertThat(requests.waitNanos(1)).as("the answer comes first").isEmpty();
    }

    @Test
    void aKeyframeThatDoesNotHelpTheLastWishIsFollowedByAnother() {
        requests.want(10);
        requests.ask(0);
        requests.want(12);
        requests.came(10);
        assertThat(requests.ask(200 * MILLI)).contains(12L);
        requests.came(15);
        assertThat(requests.ask(400 * MILLI)).isEmpty();
    }

    @Test
    void noMoreThanFiveASecondAreAsked() {
        requests.want(1);
        requests.ask(0);
        requests.came(1);
        requests.want(2);
        assertThat(requests.ask(50 * MILLI)).isEmpty();
        assertThat(requests.waitNanos(50 * MILLI)).contains(150 * MILLI);
        assertThat(requests.ask(200 * MILLI)).contains(2L);
    }
}
