package io.shareterm.terminal.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds for every stream; the repetition is the seed. */
class ParserPropertiesTest {
    @RepeatedTest(200)
    void anyChunkingGivesTheSameEventsAndTheSameLegalCuts(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] stream = Streams.random(random, 2_000);
        BitSet legal = legalCuts(stream);
        RecordingHandler chunked = new RecordingHandler();
        VtParser parser = new VtParser(chunked);
        for (int from = 0; from < stream.length; ) {
            int to = Math.min(stream.length, from + random.nextInt(random.nextBoolean() ? 3 : 60));
            int ground = parser.parse(stream, from, to);
            int expected = legal.previousSetBit(to);
            assertThat(ground).isEqualTo(expected < from ? VtParser.NOWHERE : expected);
            assertThat(parser.atGround()).isEqualTo(legal.get(to));
            from = to;
        }
        assertThat(chunked.events()).isEqualTo(RecordingHandler.eventsOf(stream));
    }

    @RepeatedTest(20)
    void randomBytesNeverThrowAndAnythingEndsWithCan(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] noise = new byte[50_000];
        random.nextBytes(noise);
        VtParser parser = new VtParser(new RecordingHandler());
        parser.parse(noise, 0, noise.length);
        parser.parse(new byte[] {0x18}, 0, 1);
        assertThat(parser.atGround()).isTrue();
    }

    /** Offsets at which the parser is at ground, found byte by byte. */
    private static BitSet legalCuts(byte[] stream) {
        BitSet legal = new BitSet();
        VtParser parser = new VtParser(new ParserHandler() {});
        legal.set(0);
        for (int i = 0; i < stream.length; i++) {
            parser.parse(stream, i, i + 1);
            legal.set(i + 1, parser.atGround());
        }
        return legal;
    }
}
