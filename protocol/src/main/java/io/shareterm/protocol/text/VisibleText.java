package io.shareterm.protocol.text;

import java.nio.charset.StandardCharsets;

/**
 * Text of a peer's that is shown on somebody's terminal. It holds no character that could steer a terminal or turn the
 * text around: no control characters (Unicode Cc), no unpaired surrogates, no line or paragraph separators (Zl, Zp) and
 * none of the bidirectional controls (Unicode property Bidi_Control; see "Trojan Source", CVE-2021-42574).
 */
public final class VisibleText {

    private VisibleText() {}

    /** Whether this code point may stand in shown text. */
    public static boolean allows(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> !isBidiControl(codePoint);
        };
    }

    /**
     * Checks a text.
     *
     * @param what how the message calls it
     * @param maxBytes the most bytes of its UTF-8
     * @throws IllegalArgumentException if it is longer, or holds a character that is not allowed
     */
    public static void check(String what, String text, int maxBytes) {
        var bytes = utf8Length(text);
        if (bytes > maxBytes) {
            throw new IllegalArgumentException(
                    "%s too long: length=%d, max=%d bytes of UTF-8".formatted(what, bytes, maxBytes));
        }
        text.codePoints().filter(c -> !allows(c)).findFirst().ifPresent(c -> {
            throw new IllegalArgumentException("%s holds a character that is not allowed: U+%04X".formatted(what, c));
        });
    }

    /** The text with every character that is not allowed as {@code U+FFFD}, cut to at most so many bytes of UTF-8. */
    public static String clean(String text, int maxBytes) {
        var clean = new StringBuilder();
        var room = maxBytes;
        for (var at = 0; at < text.length(); ) {
            var c = text.codePointAt(at);
            at += Character.charCount(c);
            var shown = allows(c) ? c : 0xfffd;
            room -= utf8Length(shown);
            if (room < 0) {
                break;
            }
            clean.appendCodePoint(shown);
        }
        return clean.toString();
    }

    static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int utf8Length(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    private static boolean isBidiControl(int c) {
        return c == 0x061c
                || c == 0x200e
                || c == 0x200f
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
