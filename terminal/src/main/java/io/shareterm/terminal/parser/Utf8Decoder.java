package io.shareterm.terminal.parser;

/**
 * Decodes UTF-8 one byte at a time and keeps an unfinished character between calls.
 *
 * <p>Malformed input becomes one U+FFFD for each maximal subpart of a well-formed sequence (Unicode 3.9, "substitution of
 * maximal subparts"; the WHATWG decoder). Overlong forms, surrogates and values above U+10FFFF are malformed.
 *
 * @see <a href="https://encoding.spec.whatwg.org/#utf-8-decoder">WHATWG Encoding, UTF-8 decoder</a>
 */
final class Utf8Decoder {
    /** More bytes are needed. */
    static final int INCOMPLETE = -1;
    /** The byte does not continue the unfinished character: report U+FFFD for that one, then offer the byte again. */
    static final int RETRY = -2;

    static final int REPLACEMENT = 0xfffd;

    private int codePoint;
    private int needed;
    private int lower = 0x80;
    private int upper = 0xbf;

    /** Whether no character is unfinished. */
    boolean isComplete() {
        return needed == 0;
    }

    /** Forgets the unfinished character. */
    void reset() {
        needed = 0;
        lower = 0x80;
        upper = 0xbf;
    }

    /**
     * Takes the next byte.
     *
     * @param octet 0 to 255; below 128 only while a character is unfinished, where it gives {@link #RETRY}
     * @return a code point, {@link #REPLACEMENT} for a byte that can begin nothing, {@link #INCOMPLETE} or {@link #RETRY}
     */
    int next(int octet) {
        if (needed == 0) {
            return lead(octet);
        }
        if (octet < lower || octet > upper) {
            reset();
            return RETRY;
        }
        lower = 0x80;
        upper = 0xbf;
        codePoint = (codePoint << 6) | (octet & 0x3f);
        return --needed == 0 ? codePoint : INCOMPLETE;
    }

    private int lead(int octet) {
        if (octet < 0xc2 || octet > 0xf4) {
            return REPLACEMENT;
        }
        if (octet < 0xe0) {
            needed = 1;
            codePoint = octet & 0x1f;
        } else if (octet < 0xf0) {
            needed = 2;
            codePoint = octet & 0x0f;
            lower = octet == 0xe0 ? 0xa0 : 0x80;
            upper = octet == 0xed ? 0x9f : 0xbf;
        } else {
            needed = 3;
            codePoint = octet & 0x07;
            lower = octet == 0xf0 ? 0x90 : 0x80;
            upper = octet == 0xf4 ? 0x8f : 0xbf;
        }
        return INCOMPLETE;
    }
}
