package io.shareterm.protocol.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "Ada Lovelace", "Åsa", "René d'Arc-Müller 3.", "王小明", "שלמה", "محمد", "नीला", "🦊", "a_b@c"
            })
    void ordinaryNameIsAllowed(String name) {
        assertThat(new MemberName(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " a",
                "a ",
                "a  b",
                "a\tb",
                "a\nb",
                "a\u0000b",
                "a\u001b[31mb",
                "a\u007fb",
                "a\u009bb", // CSI in eight bits
                "a\u00a0b", // no-break space
                "a\u3000b", // ideographic space
                "a\u2028b", // line separator
                "a\u00adb", // soft hyphen
                "a\u200bb", // zero-width space
                "a\u200db", // zero-width joiner
                "a\u200eb", // left-to-right mark
                "a\u202eb", // right-to-left override
                "a\u2066b", // isolate
                "a\u061cb", // Arabic letter mark
                "a\ufeffb", // byte order mark
                "a\ufe0fb", // variation selector
                "a\u034fb", // combining grapheme joiner
                "a\u180eb", // Mongolian vowel separator
                "\u3164", // Hangul filler
                "\uffa0",
                "\u115f",
                "\u2800", // blank braille pattern
                "a\ue000b", // private use
                "a\ufffeb", // noncharacter
                "a\ufdd0b",
                "a\udb40\udc41b", // tag letter
                "a\ud800b", // half of a pair
                "\u0301a", // combining mark first
                "a\u0301" // not NFC
            })
    void nameThatCouldLieIsRefused(String name) {
        assertThatThrownBy(() -> new MemberName(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lengthIsCountedInBytes() {
        assertThat(new MemberName("é".repeat(32)).value()).hasSize(32);
        assertThatThrownBy(() -> new MemberName("é".repeat(33)))
                .hasMessage("name too long: length=66, max=64 bytes of UTF-8");
    }

    @Test
    void whatWasTypedIsPutInForm() {
        assertThat(MemberName.typed("  Rene\u0301 \t d'Arc\n")).isEqualTo(new MemberName("René d'Arc"));
        assertThatThrownBy(() -> MemberName.typed(" \t")).hasMessage("the name is empty");
    }

    @Test
    void shownTextIsCleanedAndCutBetweenCharacters() {
        assertThat(VisibleText.clean("a\u001b[1mb\u202ec\ud800", 100)).isEqualTo("a\ufffd[1mb\ufffdc\ufffd");
        assertThat(VisibleText.clean("aé🦊x", 7)).isEqualTo("aé🦊");
        assertThat(VisibleText.clean("aé🦊x", 6)).isEqualTo("aé");
        assertThatThrownBy(() -> VisibleText.check("title", "a\u202eb", 10))
                .hasMessage("title holds a character that is not allowed: U+202E");
    }
}
