package io.shareterm.terminal.cell;

/** A colour as 26 bits: a kind, and an index or red, green and blue of eight bits each. */
public final class Colour {
    public static final int DEFAULT = 0;
    /** One of the 16 that SGR 30 to 37, 40 to 47, 90 to 97 and 100 to 107 name; bold may brighten these. */
    public static final int KIND_BASIC = 1;
    /** One of 256, by SGR 38;5 and its like. */
    public static final int KIND_INDEXED = 2;

    public static final int KIND_RGB = 3;

    private static final int KIND_SHIFT = 24;

    private Colour() {}

    public static int basic(int index) {
        return (KIND_BASIC << KIND_SHIFT) | index;
    }

    public static int indexed(int index) {
        return (KIND_INDEXED << KIND_SHIFT) | (index & 0xff);
    }

    public static int rgb(int red, int green, int blue) {
        return (KIND_RGB << KIND_SHIFT) | ((red & 0xff) << 16) | ((green & 0xff) << 8) | (blue & 0xff);
    }

    /** 0 for the default colour, else one of the kinds above. */
    public static int kind(int colour) {
        return colour >>> KIND_SHIFT;
    }

    /** The index, or red, green and blue as 0xRRGGBB. */
    public static int value(int colour) {
        return colour & 0xffffff;
    }
}
