package io.shareterm.broker.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyframeRequestsTest {

    private final KeyframeRequests requests = new KeyframeRequests();

    @Test
    void wishesOfManyAreOneRequest() {
        requests.want(10);
        assertThat(requests.ask()).contains(10L);
        requests.want(11);
        requests.want(12);
        requests.pauseIsOver();
        assertThat(requests.ask()).as("the answer comes first").isEmpty();
    }

    @Test
    void aKeyframeThatDoesNotHelpTheLastWishIsFollowedByAnother() {
        requests.want(10);
        requests.ask();
        requests.want(12);
        requests.came(10);
        requests.pauseIsOver();
        assertThat(requests.ask()).contains(12L);
        requests.came(15);
        requests.pauseIsOver();
        assertThat(requests.ask()).isEmpty();
    }

    @Test
    void nothingIsAskedDuringThePause() {
        requests.want(1);
        requests.ask();
        requests.came(1);
        requests.want(2);
        assertThat(requests.ask()).isEmpty();
        requests.pauseIsOver();
        assertThat(requests.ask()).contains(2L);
    }

    @Test
    void aWishThatALostConnectionLeftOpenIsAskedAgain() {
        requests.want(1);
        requests.ask();
        requests.agentGone();
        requests.pauseIsOver();
        assertThat(requests.ask()).contains(1L);
    }
}
