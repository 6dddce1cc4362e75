package io.shareterm.terminal.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphemesTest {
    /** Text, its number of clusters, and the columns of the last one. */
    @ParameterizedTest
    @CsvSource({
        "a, 1, 1",
        "ab, 2, 1",
        "é, 1, 1",
        "漢字, 2, 2",
        "e\u0301, 1, 1",
        "e\u0301\u0302x, 2, 1",
        "😀, 1, 2",
        "👩\u200d💻, 1, 2",
        "☺, 1, 1",
        "❤\ufe0f, 1, 2",
        "क्, 1, 1",
        "한, 1, 2",
        "한, 1, 2",
        "각ᆨ, 1, 2",
        "🇩🇪, 1, 2",
        "🇩🇪🇫🇷, 2, 2",
        "🇩🇪🇫, 2, 1",
        "\u0600a, 1, 1",
        "\u0301, 1, 1",
        "ｱ, 1, 1",
        "Ａ, 1, 2",
        "\u00a0, 1, 1",
        "─, 1, 1"
    })
    void clustersAndColumns(String text, int clusters, int columns) {
        int state = Graphemes.NONE;
        int found = 0;
        for (int codePoint : text.codePoints().toArray()) {
            state = Graphemes.next(state, codePoint);
            found += Graphemes.joined(state) ? 0 : 1;
        }
        assertThat(found).isEqualTo(clusters);
        assertThat(Graphemes.width(state)).isEqualTo(columns);
    }
}
