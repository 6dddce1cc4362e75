package io.shareterm.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
    private static final List<String> KNOWN =
            List.of("listen.host", "listen.port", "limits.sessions.total", "limits.connections.total");

    @Test
    void aMisspelledKeyFindsItsNeighbour() {
        assertThat(DidYouMean.closest("listen.prot", KNOWN)).contains("listen.port");
        assertThat(DidYouMean.closest("listn.port", KNOWN)).contains("listen.port");
    }

    @Test
    void aKeyInTheWrongSectionFindsTheRightOne() {
        assertThat(DidYouMean.closest("session.total", KNOWN)).contains("limits.sessions.total");
    }

    @Test
    void somethingElseFindsNothing() {
        assertThat(DidYouMean.closest("colour", KNOWN)).isEmpty();
    }

    @Test
    void theDistanceCountsChangedLetters() {
        assertThat(DidYouMean.distance("", "abc")).isEqualTo(3);
        assertThat(DidYouMean.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(DidYouMean.distance("same", "same")).isZero();
    }
}
