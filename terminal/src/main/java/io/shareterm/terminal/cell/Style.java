package io.shareterm.terminal.cell;

/**
 * The rendition of a cell packed into a long: foreground and background (two bits of {@link Colour} kind, 24 of value),
 * nine flags and three bits of underline style. Underline colour and hyperlink are beside it in {@link StyleTable}.
 */
public final class Style {
    /** Default colours, no flags. */
    public static final long PLAIN = 0;

    public static final long BOLD = 1L << 52;
    public static final long DIM = 1L << 53;
    public static final long ITALIC = 1L << 54;
    public static final long BLINK = 1L << 55;
    public static final long INVERSE = 1L << 56;
    public static final long INVISIBLE = 1L << 57;
    public static final long STRUCK = 1L << 58;
    public static final long OVERLINED = 1L << 59;
    /** DECSCA: kept by selective erase. */
    public static final long PROTECTED = 1L << 60;

    private static final int UNDERLINE_SHIFT = 61;
    private static final int COLOUR_BITS = 26;
    private static final long COLOUR_MASK = (1L << COLOUR_BITS) - 1;

    private Style() {}

    /** The foreground, as {@link Colour} packs it. */
    public static int foreground(long style) {
        return (int) (style & COLOUR_MASK);
    }

    /** The background, as {@link Colour} packs it. */
    public static int background(long style) {
        return (int) (style >>> COLOUR_BITS & COLOUR_MASK);
    }

    /** The underline: 0 none, 1 single, 2 double, 3 curly, 4 dotted, 5 dashed. */
    public static int underline(long style) {
        return (int) (style >>> UNDERLINE_SHIFT);
    }

    public static long withForeground(long style, int colour) {
        return (style & ~COLOUR_MASK) | colour;
    }

    public static long withBackground(long style, int colour) {
        return (style & ~(COLOUR_MASK << COLOUR_BITS)) | ((long) colour << COLOUR_BITS);
    }

    public static long withUnderline(long style, int underline) {
        return (style & ~(7L << UNDERLINE_SHIFT)) | ((long) underline << UNDERLINE_SHIFT);
    }

    /** What erasing with this style leaves: the background alone ("background colour erase"). */
    public static long erased(long style) {
        return style & (COLOUR_MASK << COLOUR_BITS);
    }
}
