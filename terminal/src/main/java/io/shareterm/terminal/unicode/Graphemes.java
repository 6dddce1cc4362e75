package io.shareterm.terminal.unicode;

/**
 * Finds grapheme clusters one character at a time, and how many columns they take, as terminals do it: the state is the
 * last character's, packed into an int, and a terminal forgets it ({@link #NONE}) at every control function.
 */
public final class Graphemes {
    /** No character precedes that could be joined. */
    public static final int NONE = 0;
    /** The state after a printable ASCII character. */
    public static final int ASCII = 0x80 | (1 << 5);

    private static final int PRESENT = 0x80;
    private static final int WIDTH_SHIFT = 5;
    private static final int JOINED = 0x100;

    private Graphemes() {}

    /** The state after {@code codePoint} (from U+0020 up) in the state {@code preceding}. */
    public static int next(int preceding, int codePoint) {
        int properties = codePoint < 0xa0 ? 0 : CharacterTable.get(codePoint);
        int width = (properties & CharacterTable.WIDE) == 0 ? 1 : 2;
        int kind = properties & CharacterTable.BREAK_MASK;
        if (preceding != NONE && GraphemeBreak.joins(preceding & CharacterTable.BREAK_MASK, kind)) {
            if (kind == GraphemeBreak.REGIONAL_INDICATOR.code) {
                // A flag is whole with two: it is wide, and a third indicator begins another.
                return PRESENT | JOINED | (2 << WIDTH_SHIFT);
            }
            return PRESENT | JOINED | (Math.max(width, width(preceding)) << WIDTH_SHIFT) | kind;
        }
        return PRESENT | (width << WIDTH_SHIFT) | kind;
    }

    /** The columns of the cluster so far, 1 or 2. */
    public static int width(int state) {
        return (state >> WIDTH_SHIFT) & 3;
    }

    /** Whether the last character joined the one before. */
    public static boolean joined(int state) {
        return (state & JOINED) != 0;
    }

    /** Whether the next ASCII character may join this state's cluster. */
    public static boolean takesAscii(int state) {
        return (state & CharacterTable.BREAK_MASK) == GraphemeBreak.PREPEND.code;
    }
}
