package io.shareterm.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How cells get their style, read back from the keyframe of a screen with one character. */
class RenditionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1;2;3;5;7;8;9;53 | 0;1;2;3;5;7;8;9;53",
                "4 | 0;4",
                "4:3 | 0;4:3",
                "4:9 | 0;4",
                "21 | 0;4:2",
                "6 | 0;5",
                "31;42 | 0;31;42",
                "97;100 | 0;97;100",
                "38;5;200;48;5;3 | 0;38;5;200;48;5;3",
                "38;2;1;2;3 | 0;38;2;1;2;3",
                "38:5:200 | 0;38;5;200",
                "48:2::1:2:3 | 0;48;2;1;2;3",
                "48:2:1:2:3 | 0;48;2;1;2;3",
                "38;2;1;;3 | 0;38;2;1;0;3",
                "58:5:9 | 0;58:5:9",
                "58;2;1;2;3 | 0;58:2::1:2:3",
                "31;38;7;1 | 0;1;31",
            })
    void sgrSetsTheStyle(String parameters, String expected) {
        assertThat(paint("\033[" + parameters + "mx")).contains("\033[" + expected + "mx");
    }

    @ParameterizedTest
    @CsvSource({
        "1;2, 22",
        "3, 23",
        "4:3, 24",
        "21, 24",
        "5, 25",
        "7, 27",
        "8, 28",
        "9, 29",
        "53, 55",
        "31, 39",
        "38;2;1;2;3, 39",
        "44, 49",
        "58:5:9, 59",
        "1;2;3;4:3;5;7;8;9;53;31;42;58:5:9, 0",
        "1;31, ''"
    })
    void sgrResetsWhatItSet(String set, String reset) {
        assertThat(paint("\033[" + set + "m\033[" + reset + "mx")).isEqualTo(paint("x"));
    }

    @Test
    void erasedCellsTakeTheBackgroundAlone() {
        assertThat(paint("\033[1;4;31;42m\033[3X")).contains("\033[0;42m\033[3X");
    }

    @Test
    void hyperlinksAreKeptWithTheirParameters() {
        assertThat(paint("\033]8;id=1;http://example.com/\033\\x\033]8;;\033\\y"))
                .contains("\033]8;id=1;http://example.com/\033\\x\033]8;;\033\\y");
    }

    @Test
    void aHyperlinkThatIsTooLongIsNotKept() {
        String uri = "http://" + "a".repeat(Screen.MAX_LINK_CHARACTERS);
        assertThat(paint("\033]8;;" + uri + "\033\\x")).isEqualTo(paint("x"));
    }

    @Test
    void sgrZeroLeavesProtectionAndHyperlink() {
        assertThat(paint("\033[1\"q\033]8;;u:v\033\\\033[mx")).contains("\033[1\"q\033]8;;u:v\033\\x");
    }

    /** VT510: DECRC restores the rendition; xterm.js forgets underline style and colour. */
    @Test
    void decrcRestoresUnderlineStyleAndColour() {
        assertThat(paint("\033[4:3;58:5:9m\0337\033[m\0338x")).contains("\033[0;4:3;58:5:9mx");
    }

    private static String paint(String input) {
        Terminal terminal = new Terminal(10, 2);
        byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
        terminal.feed(bytes, 0, bytes.length);
        return new String(terminal.keyframe(), StandardCharsets.UTF_8);
    }
}
