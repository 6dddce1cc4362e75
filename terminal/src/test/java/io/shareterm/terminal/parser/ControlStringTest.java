package io.shareterm.terminal.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlStringTest {
    @ParameterizedTest
    @CsvSource({
        "'0;title', 0, title",
        "'52;c;?', 52, c;?",
        "'104', 104, ''",
        "'', -1, ''",
        "'x;y', -1, y",
        "'1x;y', -1, y"
    })
    void commandAndArgumentAreSplitAtTheFirstSemicolon(String text, int command, String argument) {
        ControlString string = of(text);
        assertThat(string.command()).isEqualTo(command);
        assertThat(string.argument()).isEqualTo(argument);
    }

    @Test
    void bytesAreReadWithinTheLengthOnly() {
        ControlString string = of("é");
        assertThat(string.length()).isEqualTo(2);
        assertThat(string.byteAt(0)).isEqualTo(0xc3);
        assertThatThrownBy(() -> string.byteAt(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static ControlString of(String text) {
        ControlString string = new ControlString();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        string.append(bytes, 0, bytes.length);
        return string;
    }
}
