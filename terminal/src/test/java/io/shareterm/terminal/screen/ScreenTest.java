package io.shareterm.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each function does to text and cursor, on 10 columns and 4 rows; the names are those of ECMA-48, VT510 and xterm. */
class ScreenTest {
    private static final String FULL = "0123456789abcdefghijABCDEFGHIJklmnopqrst";

    @Test
    void textWrapsAtTheNextCharacterOnly() {
        assertShows("0123456789", 10, 0, "0123456789");
        assertShows("0123456789a", 1, 1, "0123456789", "a");
    }

    @Test
    void decawmResetKeepsWritingTheLastColumn() {
        assertShows("\033[?7l0123456789ab", 10, 0, "012345678b");
    }

    @Test
    void controlsMoveTheCursor() {
        assertShows("ab\r\ncd\bX\tY", 9, 1, "ab", "cX      Y");
        assertShows("ab\nc\013d\014e", 5, 3, "ab", "  c", "   d", "    e");
    }

    @Test
    void aLineFeedAtTheBottomScrolls() {
        assertShows(FULL + "\r\nx", 1, 3, "abcdefghij", "ABCDEFGHIJ", "klmnopqrst", "x");
    }

    @Test
    void lnmMakesLineFeedReturnTheCarriage() {
        assertShows("\033[20hab\nc", 1, 1, "ab", "c");
    }

    @Test
    void cupHvpVpaChaHpa() {
        assertShows("\033[2;3Ha\033[3;4fb\033[4dc\033[Gd\033[9`e", 9, 3, "", "  a", "   b", "d   c   e");
        assertShows("\033[99;99Hx", 10, 3, "", "", "", "         x");
        assertShows("\033[0;0Hx", 1, 0, "x");
    }

    @Test
    void cuuCudCufCubCnlCpl() {
        assertShows("\033[3;5H\033[Aa\033[2Db\033[2B\033[Cc\033[Fd\033[Ee", 1, 3, "", "   ba", "d", "e    c");
    }

    @Test
    void hprAndVprMoveForward() {
        assertShows("a\033[3ab\033[2ec", 6, 2, "a   b", "", "     c");
    }

    @Test
    void cursorMovementStopsAtTheRegion() {
        assertShows("\033[2;3r\033[3;1H\033[9A1\033[9B2", 2, 2, "", "1", " 2");
        assertShows("\033[2;3r\033[4;1H\033[9A1", 1, 1, "", "1");
        assertShows("\033[2;3r\033[4;1H\033[9B1", 1, 3, "", "", "", "1");
    }

    @Test
    void decstbmScrollsWithinTheRegion() {
        assertShows(FULL + "\033[2;3r\033[3;1H\nx", 1, 2, "0123456789", "ABCDEFGHIJ", "x", "klmnopqrst");
        assertShows(FULL + "\033[2;3r\033[2;1H\033Mx", 1, 1, "0123456789", "x", "abcdefghij", "klmnopqrst");
    }

    @Test
    void decstbmOfOneRowIsIgnored() {
        assertShows("\033[3;3Hx\033[2;2ry", 4, 2, "", "", "  xy");
    }

    @Test
    void decomCountsFromTheRegion() {
        assertShows("\033[2;3r\033[?6h1\033[2;2H2\033[9;1H3\033[?6l4", 1, 0, "4", "1", "32");
    }

    @Test
    void indNelRi() {
        assertShows("a\033Db\033Ec\033Md", 2, 1, "a", " d", "c");
    }

    @Test
    void edErasesBelowAboveAndAll() {
        assertShows(FULL + "\033[2;3H\033[J", 2, 1, "0123456789", "ab");
        assertShows(FULL + "\033[2;3H\033[1J", 2, 1, "", "   defghij", "ABCDEFGHIJ", "klmnopqrst");
        assertShows(FULL + "\033[2;3H\033[2J", 2, 1);
        assertShows("ab\033[3J", 2, 0, "ab");
    }

    @Test
    void elErasesRightLeftAndAll() {
        assertShows("abcdef\033[3G\033[K", 2, 0, "ab");
        assertShows("abcdef\033[3G\033[1K", 2, 0, "   def");
        assertShows("abcdef\033[3G\033[2K", 2, 0);
    }

    /** xterm erases the last cell, xterm.js and alacritty do not; grep's output relies on the latter. */
    @Test
    void elRightOfAPendingWrapErasesNothing() {
        assertShows("0123456789\033[K", 10, 0, "0123456789");
    }

    @Test
    void echIchDch() {
        assertShows("abcdef\033[2G\033[2X", 1, 0, "a  def");
        assertShows("abcdef\033[2G\033[2@", 1, 0, "a  bcdef");
        assertShows("abcdef\033[2G\033[2P", 1, 0, "adef");
        assertShows("0123456789\033[2G\033[99@", 1, 0, "0");
        assertShows("0123456789\033[2G\033[99P", 1, 0, "0");
    }

    @Test
    void ilAndDlMoveTheRowsBelowAndReturn() {
        assertShows(FULL + "\033[2;3H\033[L", 0, 1, "0123456789", "", "abcdefghij", "ABCDEFGHIJ");
        assertShows(FULL + "\033[2;3H\033[M", 0, 1, "0123456789", "ABCDEFGHIJ", "klmnopqrst");
        assertShows(FULL + "\033[2;3r\033[4;3H\033[L", 2, 3, "0123456789", "abcdefghij", "ABCDEFGHIJ", "klmnopqrst");
        assertShows(FULL + "\033[2;1H\033[99M", 0, 1, "0123456789");
    }

    @Test
    void suAndSdScrollTheRegion() {
        assertShows(FULL + "\033[2;3r\033[S", 0, 0, "0123456789", "ABCDEFGHIJ", "", "klmnopqrst");
        assertShows(FULL + "\033[2;3r\033[T", 0, 0, "0123456789", "", "abcdefghij", "klmnopqrst");
    }

    @Test
    void irmPushesTheRestOfTheRow() {
        assertShows("abcdef\033[2G\033[4hXY\033[4lZ", 4, 0, "aXYZcdef");
        assertShows("012345678漢\033[4h\033[Hx", 1, 0, "x012345678", "漢");
    }

    @Test
    void repRepeatsTheLastCluster() {
        assertShows("ab\033[3b", 5, 0, "abbbb");
        assertShows("e\u0301\033[2b", 3, 0, "e\u0301e\u0301e\u0301");
        assertShows("a\033[m\033[3b", 1, 0, "a");
        assertShows("\033[3b", 0, 0);
    }

    @Test
    void repBeyondAFullScreenEndsWhereItWould() {
        assertThat(rows(terminal("x\033[1003b"))).isEqualTo(rows(terminal("x".repeat(1_004))));
        assertThat(terminal("x\033[1003b").cursorColumn()).isEqualTo(4);
    }

    @Test
    void tabsHtsTbcChtCbt() {
        assertShows("\ta", 9, 0, "        a");
        assertShows("\033[4G\033H\r\ta", 4, 0, "   a");
        assertShows("\033[3g\ta", 10, 0, "         a");
        assertShows("\033[9G\033[g\r\ta", 10, 0, "         a");
        assertShows("\033[9G\033[Za", 1, 0, "a");
        assertShows("\033[2Ia", 10, 0, "         a");
    }

    @Test
    void decscAndDecrcKeepPositionCharsetAndOrigin() {
        assertShows("\033[2;3H\033(0\0337\033(B\033[Hq\0338q", 3, 1, "q", "  ─");
        assertShows("\033[2;3r\033[?6h\033[2;2H\0337\033[?6l\0338x\033[H1", 1, 1, "", "1", " x");
        assertShows("ab\033[s\033[4;4H\033[uc", 3, 0, "abc");
        assertShows("\033[4;4H\0338x", 1, 0, "x");
    }

    @Test
    void charsetsAreDesignatedLockedAndShifted() {
        assertShows("\033(0lqk\033(Bq", 4, 0, "┌─┐q");
        assertShows("\033)0q\016q\017q", 3, 0, "q─q");
        assertShows("\033*0\033+0q\033Nqq\033Oqq", 5, 0, "q─q─q");
        assertShows("\033*0\033nq\033(A\017#", 2, 0, "─£");
    }

    @ParameterizedTest
    @ValueSource(ints = {47, 1047, 1049})
    void theAlternateScreenBeginsEmptyAndLeavesTheNormalOne(int mode) {
        assertShows("ab\033[?" + mode + "hx", 3, 0, "  x");
        assertShows("ab\033[?" + mode + "h\033[2J\033[3;3Hx\033[?" + mode + "l\033[H.", 1, 0, ".b");
    }

    @Test
    void mode1049SavesAndRestoresTheCursor() {
        assertShows("ab\033[?1049h\033[3;3Hx\033[?1049l.", 3, 0, "ab.");
        assertShows("ab\033[?1048h\033[3;3H\033[?1048l.", 3, 0, "ab.");
    }

    @Test
    void wideCharactersTakeTwoCellsAndAreNeverHalved() {
        assertShows("漢字", 4, 0, "漢字");
        assertShows("漢字\033[2Gx", 2, 0, " x字");
        assertShows("漢字\033[3Gx", 3, 0, "漢x");
        assertShows("漢字\033[2G\033[K", 1, 0);
        assertShows("漢字\033[2G\033[P", 1, 0, " 字");
        assertShows("漢字\033[2G\033[@", 1, 0, "   字");
        assertShows("012345678漢", 2, 1, "012345678", "漢");
        assertShows("\033[?7l012345678漢", 9, 0, "012345678");
    }

    @Test
    void combiningCharactersJoinTheCellBefore() {
        assertShows("e\u0301x", 2, 0, "e\u0301x");
        assertShows("0123456789\u0301x", 1, 1, "0123456789\u0301", "x");
        assertShows("👩\u200d💻x", 3, 0, "👩\u200d💻x");
    }

    @Test
    void aClusterThatGrowsAtTheRightEndMovesToTheNextRow() {
        assertShows("012345678❤\ufe0f", 2, 1, "012345678", "❤\ufe0f");
    }

    @Test
    void aClusterKeepsABoundedNumberOfCharacters() {
        assertShows("e" + "\u0301".repeat(500), 1, 0, "e" + "\u0301".repeat(Screen.MAX_CLUSTER_CODE_POINTS - 1));
    }

    @Test
    void reverseWrapGoesBackOverASoftWrapOnly() {
        assertShows("\033[?45h0123456789a\b\b\bx", 9, 0, "01234567x9", "a");
        assertShows("\033[?45ha\r\nb\b\bx", 1, 1, "a", "x");
    }

    @Test
    void decalnFillsTheScreenAndResetsTheRegion() {
        assertShows("\033[2;3r\033#8", 0, 0, "EEEEEEEEEE", "EEEEEEEEEE", "EEEEEEEEEE", "EEEEEEEEEE");
    }

    @Test
    void decstrResetsModesAndRegionButNotTheText() {
        assertShows("ab\033[2;3r\033[?6h\033[4h\033(0\033[!p\033[Hq", 1, 0, "qb");
    }

    @Test
    void risResetsEverythingButTheTitle() {
        assertThat(keyframe("ab\033[1m\033[2;3r\033[?1049hx\033[?25l\033]4;1;red\007\033[3g\033c"))
                .isEqualTo(keyframe(""));
        assertThat(keyframe("\033]2;t\007\033c")).isEqualTo(keyframe("\033]2;t\007"));
    }

    /** xterm.js adds the region's top to the row once more. */
    @Test
    void movingWithinARowStaysInItInOriginMode() {
        assertShows("\033[2;4r\033[?6h\033[5Ga\033[2`b\033[Cc", 4, 1, "", " b ca");
    }

    @Test
    void decscaProtectsFromSelectiveEraseOnly() {
        assertShows("\033[1\"qab\033[\"qcd\033[1G\033[?K", 0, 0, "ab");
        assertShows("\033[1\"qab\033[\"qcd\033[1G\033[?2J\033[3;1Hx", 1, 2, "ab", "", "x");
        assertShows("\033[1\"qab\033[1G\033[K", 0, 0);
    }

    @Test
    void unknownSequencesLeaveTheScreenAlone() {
        assertShows(
                "ab\033[5y\033[?99h\033[>1u\033[99t\033P$qm\033\\\033_x\033\\\033]777;x\007\033Z\007c", 3, 0, "abc");
    }

    @Test
    void resizeKeepsTheCursorsRow() {
        Terminal terminal = terminal(FULL);
        terminal.resize(5, 2);
        assertThat(rows(terminal)).containsExactly("ABCDE", "klmno");
        assertThat(terminal.cursorRow()).isEqualTo(1);
        terminal.resize(12, 3);
        feed(terminal, "\033[3;1H\tx");
        assertThat(rows(terminal)).containsExactly("ABCDE", "klmno", "        x");
    }

    @Test
    void resizeNeverHalvesAWideCharacter() {
        Terminal terminal = terminal("01234567漢");
        terminal.resize(9, 4);
        assertThat(rows(terminal)).containsExactly("01234567", "", "", "");
    }

    @Test
    void sizesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Terminal(1, 1))
                .hasMessage("no such size: columns=1 (2 to 1000), rows=1 (1 to 1000)");
        assertThatThrownBy(() -> new Terminal(80, 24).resize(80, 1_001)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertShows(String input, int column, int row, String... expected) {
        Terminal terminal = terminal(input);
        List<String> rows = rows(terminal);
        for (int y = 0; y < rows.size(); y++) {
            assertThat(rows.get(y)).as("row %d", y).isEqualTo(y < expected.length ? expected[y] : "");
        }
        assertThat(terminal.cursorColumn()).as("column").isEqualTo(column);
        assertThat(terminal.cursorRow()).as("row").isEqualTo(row);
    }

    private static String keyframe(String input) {
        return new String(terminal(input).keyframe(), StandardCharsets.UTF_8);
    }

    private static Terminal terminal(String input) {
        Terminal terminal = new Terminal(10, 4);
        feed(terminal, input);
        return terminal;
    }

    private static void feed(Terminal terminal, String input) {
        byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
        terminal.feed(bytes, 0, bytes.length);
    }

    private static List<String> rows(Terminal terminal) {
        List<String> rows = new ArrayList<>();
        for (int y = 0; y < terminal.rows(); y++) {
            rows.add(terminal.rowText(y));
        }
        return rows;
    }
}
