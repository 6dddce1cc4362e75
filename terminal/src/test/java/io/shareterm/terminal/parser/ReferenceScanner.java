package io.shareterm.terminal.parser;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a well-formed stream into its elements by the grammar of ECMA-48, one regular expression over the bytes as
 * Latin-1; slow, and independent of the parser.
 */
final class ReferenceScanner {
    private static final Pattern ELEMENT = Pattern.compile(String.join(
            "|",
            "[\\x00-\\x1a\\x1c-\\x7f]",
            "[\\xc2-\\xdf][\\x80-\\xbf]",
            "[\\xe0-\\xef][\\x80-\\xbf]{2}",
            "[\\xf0-\\xf4][\\x80-\\xbf]{3}",
            "\\x1b\\[[\\x30-\\x3f]*[\\x20-\\x2f]*[\\x40-\\x7e]",
            "\\x1b\\][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)",
            "\\x1b[PX^_][^\\x1b]*\\x1b\\\\",
            "\\x1b[\\x20-\\x2f]*[\\x30-\\x4f\\x51-\\x57\\x59-\\x5a\\x5c\\x60-\\x7e]"));

    private ReferenceScanner() {}

    /** The offsets between elements, with the start and the end of the last whole element. */
    static BitSet borders(byte[] stream) {
        Matcher matcher = ELEMENT.matcher(new String(stream, StandardCharsets.ISO_8859_1));
        BitSet borders = new BitSet();
        borders.set(0);
        int at = 0;
        while (matcher.region(at, stream.length).lookingAt()) {
            at = matcher.end();
            borders.set(at);
        }
        return borders;
    }
}
