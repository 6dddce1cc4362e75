package io.shareterm.terminal.unicode;

/**
 * The Grapheme_Cluster_Break property, with Extended_Pictographic, as far as terminals join by it.
 *
 * @see <a href="https://www.unicode.org/reports/tr29/">UAX #29</a>
 */
enum GraphemeBreak {
    OTHER("Other", 0),
    PREPEND("Prepend", 1),
    EXTEND("Extend", 2),
    SPACING_MARK("SpacingMark", 3),
    L("L", 4),
    V("V", 5),
    T("T", 6),
    LV("LV", 7),
    LVT("LVT", 8),
    ZWJ("ZWJ", 9),
    PICTOGRAPHIC("Extended_Pictographic", 10),
    REGIONAL_INDICATOR("Regional_Indicator", 11);

    /** Four bits, never 0 for what may join. */
    final int code;

    private final String propertyName;

    GraphemeBreak(String propertyName, int code) {
        this.propertyName = propertyName;
        this.code = code;
    }

    static GraphemeBreak named(String name) {
        for (GraphemeBreak value : values()) {
            if (value.propertyName.equals(name)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no such property: " + name);
    }

    /** Whether no boundary lies between a character of class {@code before} and one of class {@code after}. */
    static boolean joins(int before, int after) {
        if (after == EXTEND.code || after == ZWJ.code || after == SPACING_MARK.code || before == PREPEND.code) {
            return true; // GB9, GB9a, GB9b
        }
        if (before == L.code) {
            return after == L.code || after == V.code || after == LV.code || after == LVT.code; // GB6
        }
        if (before == LV.code || before == V.code) {
            return after == V.code || after == T.code; // GB7
        }
        if (before == LVT.code || before == T.code) {
            return after == T.code; // GB8
        }
        if (before == REGIONAL_INDICATOR.code) {
            return after == REGIONAL_INDICATOR.code; // GB12, GB13
        }
        return before == ZWJ.code && after == PICTOGRAPHIC.code; // GB11
    }
}
