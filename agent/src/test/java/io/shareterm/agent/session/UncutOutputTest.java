package io.shareterm.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import java.util.List;
import org.junit.jupiter.api.Test;

class UncutOutputTest {
    private final UncutOutput output = new UncutOutput();

    @Test
    void plainTextGoesAtOnce() {
        assertThat(output.add(bytes("hello"))).containsExactly(bytes("hello"));
        assertThat(output.rest()).isEmpty();
    }

    @Test
    void keepsHalfASequenceUntilItIsWhole() {
        assertThat(output.add(bytes("a\u001b[3"))).containsExactly(bytes("a"));
        assertThat(output.add(bytes("1mb"))).containsExactly(bytes("\u001b[31mb"));
    }

    @Test
    void keepsHalfACharacterUntilItIsWhole() {
        ByteString euro = bytes("\u20ac");
        assertThat(output.add(euro.take(1))).isEmpty();
        assertThat(output.add(euro.drop(1))).containsExactly(euro);
    }

    @Test
    void givesWhatIsLeftAtTheEnd() {
        assertThat(output.add(bytes("x\u001b["))).containsExactly(bytes("x"));
        assertThat(output.rest()).containsExactly(bytes("\u001b["));
        assertThat(output.rest()).isEmpty();
    }

    @Test
    void aFloodBecomesPiecesThatFitIntoEntriesAndLosesNothing() {
        ByteString flood = bytes("0123456789\r\n".repeat(20_000));
        List<ByteString> pieces = output.add(flood);
        assertThat(pieces).allSatisfy(piece -> assertThat(piece.size()).isBetween(1, 60 * 1024));
        assertThat(pieces.stream().reduce(ByteString.emptyByteString(), ByteString::concat))
                .isEqualTo(flood);
    }

    @Test
    void aStringThatNeverEndsIsCutAllTheSame() {
        List<ByteString> pieces = output.add(bytes("\u001bP" + "x".repeat(100_000)));
        assertThat(pieces).isNotEmpty();
    }

    private static ByteString bytes(String text) {
        return ByteString.fromString(text);
    }
}
