package io.shareterm.terminal.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputCutterTest {
    static final List<String> RECORDINGS = Streams.RECORDINGS;

    @ParameterizedTest
    @FieldSource("RECORDINGS")
    void realStreamsAreCutOnlyBetweenElements(String name) {
        byte[] stream = Streams.recording(name);
        BitSet borders = ReferenceScanner.borders(stream);
        assertThat(borders.length()).as("the scanner reads it all").isEqualTo(stream.length + 1);
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            int max = 64 + random.nextInt(400);
            int at = 0;
            for (Cut cut : cuts(stream, max, random)) {
                at += cut.length();
                assertThat(cut.forced()).as("forced at %d", at).isFalse();
                assertThat(borders.get(at)).as("cut at %d", at).isTrue();
            }
            assertThat(at).isEqualTo(stream.length);
        }
    }

    @RepeatedTest(100)
    void piecesAreBoundedWholeAndAsLongAsTheyCanBe(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] stream = Streams.random(random, 3_000);
        int max = 64 + random.nextInt(200);
        VtParser parser = new VtParser(new ParserHandler() {});
        int at = 0;
        for (Cut cut : cuts(stream, max, random)) {
            assertThat(cut.length()).isBetween(1, max);
            parser.parse(stream, at, at + cut.length());
            at += cut.length();
            assertThat(parser.atGround()).as("at %d", at).isEqualTo(!cut.forced());
        }
        assertThat(stream.length - at).as("what is held at the end").isLessThan(max);
    }

    @Test
    void bytesLeaveAtOnceWhereTheStreamIsAtGround() {
        OutputCutter cutter = new OutputCutter();
        byte[] prompt = "$ ".getBytes(StandardCharsets.US_ASCII);
        assertThat(cutter.cut(prompt, 0, 2)).isEqualTo(new Cut(2, false));
        assertThat(cutter.cut(prompt, 2, 2)).isEqualTo(Cut.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\033",
                "\033[",
                "\033[1;",
                "\033[1 ",
                "\033(",
                "\033]0;t",
                "\033]0;t\033",
                "\033P",
                "\033Pqx",
                "\033_x"
            })
    void anUnfinishedSequenceIsHeld(String sequence) {
        byte[] stream = ("ab" + sequence).getBytes(StandardCharsets.UTF_8);
        OutputCutter cutter = new OutputCutter();
        assertThat(cutter.cut(stream, 0, stream.length)).isEqualTo(new Cut(2, false));
        assertThat(cutter.cut(stream, 2, stream.length)).isEqualTo(Cut.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "漢", "😀"})
    void anUnfinishedCharacterIsHeldUntilItIsWhole(String character) {
        byte[] stream = ("a" + character).getBytes(StandardCharsets.UTF_8);
        OutputCutter cutter = new OutputCutter();
        assertThat(cutter.cut(stream, 0, 2)).isEqualTo(new Cut(1, false));
        for (int end = 2; end < stream.length; end++) {
            assertThat(cutter.cut(stream, 1, end)).isEqualTo(Cut.NONE);
        }
        assertThat(cutter.cut(stream, 1, stream.length)).isEqualTo(new Cut(stream.length - 1, false));
    }

    @Test
    void aCutBeforeACombiningMarkIsLegal() {
        byte[] stream = "e\u0301".getBytes(StandardCharsets.UTF_8);
        OutputCutter cutter = new OutputCutter();
        assertThat(cutter.cut(stream, 0, 1)).isEqualTo(new Cut(1, false));
        assertThat(cutter.cut(stream, 1, 3)).isEqualTo(new Cut(2, false));
    }

    @Test
    void aStringThatDoesNotEndIsCutByForceAndThenLegallyAgain() {
        byte[] stream = ("\033]52;c;" + "A".repeat(300) + "\007next").getBytes(StandardCharsets.US_ASCII);
        List<Cut> cuts = cuts(stream, 100, new Random(1));
        assertThat(cuts.subList(0, 3)).containsOnly(new Cut(100, true));
        assertThat(cuts.stream().skip(3).map(Cut::forced)).containsOnly(false);
    }

    @Test
    void aForcedCutSparesACharacter() {
        byte[] stream = ("\033]0;" + "é".repeat(100)).getBytes(StandardCharsets.UTF_8);
        OutputCutter cutter = new OutputCutter(99);
        assertThat(cutter.cut(stream, 0, stream.length)).isEqualTo(new Cut(98, true));
    }

    @Test
    void misuseIsRefused() {
        assertThatThrownBy(() -> new OutputCutter(63)).hasMessage("maxPieceBytes too small: value=63, min=64");
        OutputCutter cutter = new OutputCutter();
        byte[] escape = {0x1b, '[', '1'};
        assertThat(cutter.cut(escape, 0, 3)).isEqualTo(Cut.NONE);
        assertThatThrownBy(() -> cutter.cut(escape, 1, 3)).hasMessage("bytes went missing: offered=2, parsed before=3");
    }

    /** Cuts as an owner would: offers what came in reads of random size, and takes every piece. */
    private static List<Cut> cuts(byte[] stream, int max, Random random) {
        OutputCutter cutter = new OutputCutter(max);
        List<Cut> cuts = new ArrayList<>();
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        int start = 0;
        for (int end = 0; end < stream.length; ) {
            end = Math.min(stream.length, end + 1 + random.nextInt(300));
            for (Cut cut = cutter.cut(stream, start, end); !cut.isNone(); cut = cutter.cut(stream, start, end)) {
                cuts.add(cut);
                taken.write(stream, start, cut.length());
                start += cut.length();
            }
        }
        taken.write(stream, start, stream.length - start);
        assertThat(taken.toByteArray()).isEqualTo(stream);
        return cuts;
    }
}
