package io.shareterm.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareterm.terminal.parser.Streams;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Equal screens have equal keyframes, so keyframes are what is compared here. */
class KeyframeTest {
    static final List<String> RECORDINGS = Streams.RECORDINGS;

    @RepeatedTest(300)
    void theStreamGoesOnBehindAKeyframeAsIfNothingHadHappened(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        assertGoesOn(TerminalStreams.random(random, 150), random, 24, 10);
    }

    @ParameterizedTest
    @FieldSource("RECORDINGS")
    void recordedStreamsGoOnBehindAKeyframe(String name) {
        byte[] stream = Streams.recording(name);
        for (int seed = 0; seed < 60; seed++) {
            assertGoesOn(stream, new Random(seed), 100, 30);
        }
    }

    @RepeatedTest(50)
    void anyChunkingGivesTheSameScreen(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] stream = TerminalStreams.random(random, 200);
        Terminal chunked = new Terminal(24, 10);
        for (int from = 0; from < stream.length; ) {
            int to = Math.min(stream.length, from + 1 + random.nextInt(7));
            chunked.feed(stream, from, to);
            from = to;
        }
        assertThat(text(chunked)).isEqualTo(text(fed(stream, 24, 10)));
    }

    @RepeatedTest(50)
    void noiseLeavesAScreenThatCanBePainted(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] noise = Streams.random(random, 20_000);
        Terminal terminal = new Terminal(2 + random.nextInt(40), 1 + random.nextInt(10));
        for (int from = 0; from < noise.length; from += 1_000) {
            terminal.feed(noise, from, Math.min(noise.length, from + 1_000));
            terminal.resize(2 + random.nextInt(40), 1 + random.nextInt(10));
        }
        terminal.feed(new byte[] {0x18}, 0, 1);
        assertPaintsItself(terminal);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 9, 12, 45, 1000, 1002, 1003, 1004, 1005, 1006, 1007, 1015, 1016, 2004, 2031, 7727})
    void modesAreCarriedWhileTheyAreSet(int mode) {
        assertThat(text(fed("\033[?" + mode + "h"))).contains("\033[?" + mode + "h");
        assertThat(text(fed("\033[?" + mode + "h\033[?" + mode + "l"))).isEqualTo(text(fed("")));
    }

    @Test
    void onlyOneMouseModeIsCarried() {
        assertThat(text(fed("\033[?1000;1002;1003h\033[?1005;1006h"))).doesNotContain("1000h", "1002h", "1005h");
    }

    @Test
    void aHiddenCursorAndItsShapeAreCarried() {
        assertThat(text(fed("\033[?25l\033[5 q"))).contains("\033[?25l").contains("\033[5 q");
    }

    @Test
    void keypadModeIsCarriedHoweverItWasSet() {
        assertThat(text(fed("\033="))).contains("\033=");
        assertThat(text(fed("\033[?66h"))).contains("\033=");
        assertThat(text(fed("\033=\033>"))).isEqualTo(text(fed("")));
    }

    @ParameterizedTest
    @CsvSource({
        "=5u, =5u",
        "=5;1u, =5u",
        ">1u, >1u",
        "=1u|>3u|=4;2u, =1u|>7u",
        ">7u|=1;3u, >6u",
        ">1u|>3u|<u, >1u",
        ">4;2m, >4;2m",
        "=255u, =31u"
    })
    void keyboardModesAreCarried(String sent, String expected) {
        String introduced = "\033[" + expected.replace("|", "\033[");
        assertThat(text(fed("\033[" + sent.replace("|", "\033[")))).contains(introduced);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {">1u|<u", ">1u|<9u", "=3u|<u", "=3;3u", "=3u|=0u", ">4;2m|>4m", ">4;2m|>4n", ">4;3m", ">1;2m"})
    void keyboardModesThatAreOffAreNotCarried(String sent) {
        assertThat(text(fed("\033[" + sent.replace("|", "\033[")))).isEqualTo(text(fed("")));
    }

    @Test
    void eachScreenHasItsOwnKeyboardFlags() {
        assertThat(text(fed("\033[=1u\033[?1049h\033[=2u\033[?1049l"))).isEqualTo(text(fed("\0337\033[=1u\0338")));
        String both = text(fed("\033[=1u\033[?1049h\033[=2u"));
        assertThat(both.indexOf("\033[=1u"))
                .isLessThan(both.indexOf("\033[?1047h"))
                .isPositive();
        assertThat(both.indexOf("\033[=2u")).isGreaterThan(both.indexOf("\033[?1047h"));
    }

    @Test
    void theKeyboardStackIsBounded() {
        String keyframe = text(fed("\033[>1u".repeat(1_000)));
        assertThat(keyframe.split("\033\\[>1u", -1)).hasSize(KeyboardFlags.MAX_DEPTH);
    }

    @Test
    void synchronizedOutputIsNotCarried() {
        assertThat(text(fed("\033[?2026hab"))).isEqualTo(text(fed("ab")));
    }

    @ParameterizedTest
    @CsvSource({"4;1;red, 4;1;red", "4;1;red;2;blue, 4;2;blue", "10;#123456, 10;#123456", "10;red;blue, 11;blue"})
    void coloursSetByOscAreCarried(String osc, String expected) {
        assertThat(text(fed("\033]" + osc + "\033\\"))).contains("\033]" + expected + "\033\\");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4;1;?", "4;256;red", "4;x;red", "10;?", "4;1", "104;1", "110"})
    void questionsAndNonsenseLeaveTheColours(String osc) {
        assertThat(text(fed("\033]" + osc + "\033\\"))).isEqualTo(text(fed("")));
    }

    @Test
    void coloursAreReset() {
        assertThat(text(fed("\033]4;1;red;2;blue\033\\\033]104;1\033\\")))
                .contains("4;2;blue")
                .doesNotContain("1;red");
        assertThat(text(fed("\033]4;1;red\033\\\033]104\033\\\033]12;red\033\\\033]112\033\\")))
                .isEqualTo(text(fed("")));
    }

    @Test
    void theTitleAndItsStackAreCarried() {
        String keyframe = text(fed("\033]2;one\007\033[22;0t\033]0;two\007"));
        assertThat(keyframe).contains("\033]2;one\033\\\033[22;2t\033]2;two\033\\");
        assertThat(text(fed("\033]2;one\007\033[22;0t\033]0;two\007\033[23;0t")))
                .isEqualTo(text(fed("\033]2;one\007")));
    }

    @Test
    void titlesAreBounded() {
        Terminal terminal = fed(("\033]2;" + "t".repeat(5_000) + "\007\033[22t").repeat(50));
        assertThat(text(terminal).length())
                .isLessThan((WindowProperties.MAX_TITLES + 1) * (WindowProperties.MAX_TITLE_CHARACTERS + 20));
    }

    @Test
    void aPendingWrapIsCarried() {
        Terminal painted = fed(fed("0123456789").keyframe(), 10, 4);
        assertThat(painted.cursorColumn()).isEqualTo(10);
        Terminal styled = fed(fed("0123456789\033[1m").keyframe(), 10, 4);
        assertThat(styled.cursorColumn()).isEqualTo(10);
    }

    @Test
    void whatTheNextCharacterMayJoinComesLast() {
        assertThat(text(fed("xe"))).endsWith("e");
        assertThat(text(fed("xe\033[m"))).doesNotEndWith("e");
    }

    @Test
    void noKeyframeInsideASequence() {
        Terminal terminal = fed("\033[1");
        assertThat(terminal.atGround()).isFalse();
        assertThatThrownBy(terminal::keyframe).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFloodOfStylesClustersAndLinksLeavesNoMoreThanTheScreenHolds() {
        StringBuilder flood = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            flood.append("\033[38;2;%d;%d;%dm".formatted(i & 255, i >> 8, i % 7));
            flood.append("\033]8;;http://example.com/").append(i).append("\033\\");
            flood.append((char) ('a' + i % 26)).append((char) (0x300 + i % 100)).append((char) (0x300 + i / 200));
        }
        Terminal terminal = fed(flood.toString());
        assertPaintsItself(terminal);
        assertThat(terminal.rowText(3)).isNotEmpty();
    }

    /** Cuts the stream at a random ground position, and compares what lived on with what was painted. */
    private static void assertGoesOn(byte[] stream, Random random, int columns, int rows) {
        int cut = random.nextInt(stream.length);
        Terminal live = new Terminal(columns, rows);
        live.feed(stream, 0, cut);
        while (!live.atGround()) {
            live.feed(stream, cut, ++cut);
        }
        Terminal painted = fed(live.keyframe(), columns, rows);
        assertThat(text(painted)).as("painted at %d", cut).isEqualTo(text(live));
        live.feed(stream, cut, stream.length);
        painted.feed(stream, cut, stream.length);
        assertThat(text(painted)).as("at the end, cut at %d", cut).isEqualTo(text(live));
    }

    private static void assertPaintsItself(Terminal terminal) {
        assertThat(text(fed(terminal.keyframe(), terminal.columns(), terminal.rows())))
                .isEqualTo(text(terminal));
    }

    private static Terminal fed(String input) {
        return fed(input.getBytes(StandardCharsets.UTF_8), 10, 4);
    }

    private static Terminal fed(byte[] input, int columns, int rows) {
        Terminal terminal = new Terminal(columns, rows);
        terminal.feed(input, 0, input.length);
        return terminal;
    }

    private static String text(Terminal terminal) {
        return new String(terminal.keyframe(), StandardCharsets.UTF_8);
    }
}
