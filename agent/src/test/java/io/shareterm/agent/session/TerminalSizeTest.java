package io.shareterm.agent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalSizeTest {
    @Test
    void readsColumnsAndRows() {
        assertThat(TerminalSize.parse("120x40")).contains(new TerminalSize(120, 40));
        assertThat(TerminalSize.parse(" 1X4096 ")).contains(new TerminalSize(1, 4096));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "80", "80x", "x24", "0x24", "80x0", "4097x24", "80x99999", "80x24x1", "-80x24", "80 24"})
    void refusesWhatIsNoSize(String text) {
        assertThat(TerminalSize.parse(text)).isEmpty();
    }

    @Test
    void takesTheNearestLegalSizeOfWhatATerminalReports() {
        assertThat(TerminalSize.nearest(0, 0)).isEqualTo(TerminalSize.DEFAULT);
        assertThat(TerminalSize.nearest(10_000, 50)).isEqualTo(new TerminalSize(4096, 50));
    }

    @Test
    void namesTheValueThatIsOutOfRange() {
        assertThatThrownBy(() -> new TerminalSize(80, 5000))
                .hasMessage("rows out of range: value=5000, min=1, max=4096");
    }
}
