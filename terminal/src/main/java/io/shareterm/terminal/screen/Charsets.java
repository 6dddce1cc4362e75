package io.shareterm.terminal.screen;

/**
 * The four designated character sets, which of them is in GL, and a pending single shift (ISO 2022 as xterm has it).
 * Immutable: sets change rarely and are saved with the cursor.
 *
 * @param g0 final byte of the designation, {@link #ASCII}, {@link #GRAPHICS} or {@link #BRITISH}
 * @param locked which set is in GL, 0 to 3
 * @param single which set the next character comes from, or {@link #NO_SHIFT}
 */
record Charsets(char g0, char g1, char g2, char g3, int locked, int single) {
    static final char ASCII = 'B';
    /** DEC Special Graphics: line drawing in 0x60 to 0x7e. */
    static final char GRAPHICS = '0';
    /** ASCII with a pound sign for the number sign. */
    static final char BRITISH = 'A';

    static final int NO_SHIFT = -1;
    static final Charsets DEFAULT = new Charsets(ASCII, ASCII, ASCII, ASCII, 0, NO_SHIFT);

    /** VT100 user guide, table 3-9, from 0x60. */
    private static final String LINE_DRAWING = "◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·";

    /** Whether every character stands for itself. */
    boolean isPlain() {
        return single == NO_SHIFT && set(locked) == ASCII;
    }

    char set(int number) {
        return switch (number) {
            case 0 -> g0;
            case 1 -> g1;
            case 2 -> g2;
            default -> g3;
        };
    }

    /** What ASCII character {@code octet} shows. */
    int map(int octet) {
        char set = set(single == NO_SHIFT ? locked : single);
        if (set == GRAPHICS && octet >= 0x60 && octet <= 0x7e) {
            return LINE_DRAWING.charAt(octet - 0x60);
        }
        return set == BRITISH && octet == '#' ? '£' : octet;
    }

    /** Designates set {@code number} by the final byte {@code set}; unknown sets count as ASCII. */
    Charsets designate(int number, int set) {
        char known = set == GRAPHICS || set == BRITISH ? (char) set : ASCII;
        return new Charsets(
                number == 0 ? known : g0,
                number == 1 ? known : g1,
                number == 2 ? known : g2,
                number == 3 ? known : g3,
                locked,
                single);
    }

    Charsets lock(int number) {
        return new Charsets(g0, g1, g2, g3, number, single);
    }

    Charsets shiftOnce(int number) {
        return new Charsets(g0, g1, g2, g3, locked, number);
    }
}
