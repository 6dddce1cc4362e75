package io.shareterm.terminal.parser;

import static io.shareterm.terminal.parser.RecordingHandler.eventsOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VtParserTest {
    @Test
    void groundPrintsTextAndExecutesControls() {
        assertThat(eventsOf("one\r\ntwo é漢😀"))
                .containsExactly("print one", "execute 0d", "execute 0a", "print two é漢😀");
    }

    @Test
    void delIsIgnoredAtGround() {
        assertThat(eventsOf("a\177b")).containsExactly("print ab");
    }

    @Test
    void escapeSequencesCarryTheirIntermediates() {
        assertThat(eventsOf("\0337\033(0\033#8\033 F\033$(A"))
                .containsExactly("esc 7", "esc (0", "esc #8", "esc  F", "esc $(A");
    }

    @Test
    void escapeBeginsAnewWithinAnEscape() {
        assertThat(eventsOf("\033\033(\0337")).containsExactly("esc 7");
    }

    @Test
    void moreThanTwoIntermediatesAreConsumedAndNotReported() {
        assertThat(eventsOf("\033 !\"Fx\033[1 !\"qy")).containsExactly("print xy");
    }

    @Test
    void controlSequencesCarryPrefixIntermediateAndFinal() {
        assertThat(eventsOf("\033[A\033[?25h\033[>4;2m\033[3 q\033[!p\033[?1$p\033[=5u"))
                .containsExactly("csi A -", "csi ?h 25", "csi >m 4;2", "csi  q 3", "csi !p -", "csi ?$p 1", "csi =u 5");
    }

    @Test
    void omittedParametersAreTold() {
        assertThat(eventsOf("\033[;H\033[5;H\033[;;3m")).containsExactly("csi H -;-", "csi H 5;-", "csi m -;-;3");
    }

    @Test
    void colonsSeparateSubParameters() {
        assertThat(eventsOf("\033[4:3;38:2::1:2:3;58:5:9;0m")).containsExactly("csi m 4:3;38:2:-:1:2:3;58:5:9;0");
    }

    @Test
    void controlsInsideAControlSequenceAreExecutedAtOnce() {
        assertThat(eventsOf("\033[1\n;2\177H")).containsExactly("execute 0a", "csi H 1;2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\030", "\032"})
    void canAndSubAbortASequence(String control) {
        String executed = "execute %02x".formatted((int) control.charAt(0));
        assertThat(eventsOf("\033[1;2" + control + "H")).containsExactly(executed, "print H");
        assertThat(eventsOf("\033]0;t" + control + "H")).containsExactly(executed, "print H");
        assertThat(eventsOf("\033P1qab" + control + "H"))
                .containsExactly("hook q 1", "put ab", "unhook cancelled", executed, "print H");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\033[1?h", "\033[1 2h", "\033[?1<h", "\033[1?\177é h"})
    void malformedControlSequencesAreConsumedToTheirFinalByte(String sequence) {
        assertThat(eventsOf(sequence + "x")).containsExactly("print x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\033é", "\033(é", "\033[é", "\033[1;2é", "\033[1 é"})
    void aNonAsciiCharacterEndsASequenceUnseen(String sequence) {
        assertThat(eventsOf(sequence + "x")).containsExactly("print x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\033]0;títle\007", "\033]0;títle\033\\", "\033]0;títle\u009c"})
    void operatingSystemCommandsEndWithBelOrSt(String osc) {
        assertThat(eventsOf(osc + "x").get(0)).isEqualTo("osc 0;títle");
        assertThat(eventsOf(osc + "x")).endsWith("print x");
    }

    @Test
    void controlsInsideAnOscAreDropped() {
        assertThat(eventsOf("\033]2;a\n\tb\007")).containsExactly("osc 2;ab");
    }

    @Test
    void escapeEndsAnOscWhateverFollows() {
        assertThat(eventsOf("\033]2;a\033[5m")).containsExactly("osc 2;a", "csi m 5");
    }

    @Test
    void aC1ControlCancelsAnOsc() {
        assertThat(eventsOf("\033]2;a\u0085b\033]2;a\u009b1m")).containsExactly("execute 85", "print b", "csi m 1");
    }

    @Test
    void deviceControlStringsPassTheirContent() {
        assertThat(eventsOf("\033P1;2$qa\n\007b\177c\033\\x"))
                .containsExactly("hook $q 1;2", "put a\n\007bc", "unhook", "esc \\", "print x");
        assertThat(eventsOf("\033P+q\u009cx")).containsExactly("hook +q -", "unhook", "print x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\033P1?q", "\033P é", "\033P1é", "\033P 1q", "\033P !\"q"})
    void malformedDeviceControlStringsAreConsumedToTheirEnd(String start) {
        assertThat(eventsOf(start + "ab\007c\033\\x")).containsExactly("esc \\", "print x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\033X", "\033^", "\033_", "\u0098", "\u009e", "\u009f"})
    void otherStringsAreConsumedToTheirEnd(String start) {
        assertThat(eventsOf(start + "ab\007\né\033\\x")).containsExactly("esc \\", "print x");
    }

    @Test
    void encodedC1ControlsCount() {
        assertThat(eventsOf("\u0084\u009b1m\u009d0;t\u009c")).containsExactly("execute 84", "csi m 1", "osc 0;t");
    }

    @Test
    void rawC1BytesAreMalformedCharacters() {
        byte[] raw = {(byte) 0x9b, '1', 'm'};
        assertThat(eventsOf(raw)).containsExactly("print \ufffd1m");
    }

    /** Examples of Unicode 15, tables 3-8 to 3-11. */
    @ParameterizedTest
    @CsvSource({
        "c0 af e0 80 bf f0 81 82 41, ????????A",
        "ed a0 80 ed bf bf ed af 41, ????????A",
        "f4 91 92 93 ff 41 80 bf 42, ?????A??B",
        "e1 80 e2 f0 91 92 f1 bf 41, ????A",
        "c3, ''",
        "e2 82 1b 5b 6d 41, ?|A",
    })
    void malformedUtf8IsReplacedByMaximalSubparts(String hex, String expected) {
        String[] octets = hex.split(" ");
        byte[] stream = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            stream[i] = (byte) Integer.parseInt(octets[i], 16);
        }
        String printed = String.join(
                        "|",
                        eventsOf(stream).stream()
                                .filter(event -> event.startsWith("print "))
                                .map(event -> event.substring(6))
                                .toList())
                .replace('\ufffd', '?');
        assertThat(printed).isEqualTo(expected);
    }

    @Test
    void parametersBeyondTheBoundAreDropped() {
        String all = "1;".repeat(Parameters.MAX_PARAMETERS) + "7;8:9";
        String kept = "1;".repeat(Parameters.MAX_PARAMETERS - 1) + "1";
        assertThat(eventsOf("\033[" + all + "m")).containsExactly("csi m " + kept);
    }

    @Test
    void subParametersBeyondTheBoundAreDropped() {
        String kept = "1" + ":2".repeat(Parameters.MAX_VALUES - 1);
        assertThat(eventsOf("\033[" + kept + ":3:4;5m")).containsExactly("csi m " + kept);
    }

    @Test
    void valuesStopAtTheirMaximum() {
        assertThat(eventsOf("\033[99999999999999999999;65535;65536d")).containsExactly("csi d 65535;65535;65535");
    }

    @Test
    void stringsBeyondTheBoundAreTruncated() {
        String content = "2;" + "é".repeat(ControlString.MAX_BYTES);
        RecordingHandler handler = new RecordingHandler();
        VtParser parser = new VtParser(handler);
        byte[] stream = ("\033]" + content + "\007").getBytes(StandardCharsets.UTF_8);
        parser.parse(stream, 0, stream.length);
        String kept = content.substring(0, 2 + (ControlString.MAX_BYTES - 2) / 2);
        assertThat(handler.events()).containsExactly("osc " + kept + " (truncated)");
    }

    @Test
    void resetForgetsAnUnfinishedSequenceAndCharacter() {
        RecordingHandler handler = new RecordingHandler();
        VtParser parser = new VtParser(handler);
        parser.parse(new byte[] {0x1b, '[', '1', (byte) 0xe2}, 0, 4);
        assertThat(parser.atGround()).isFalse();
        parser.reset();
        assertThat(parser.atGround()).isTrue();
        parser.parse(new byte[] {'m'}, 0, 1);
        assertThat(handler.events()).containsExactly("print m");
    }
}
