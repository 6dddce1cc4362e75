package io.shareterm.terminal.cell;

/** What a cell shows, as one int: nothing, a code point, a cluster of several, or the right half of a wide one. */
public final class Glyph {
    /** Erased, never written, or a space: they look the same. */
    public static final int BLANK = ' ';
    /** The right half of the wide glyph in the cell before. */
    public static final int TAIL = -1;

    private static final int CLUSTER = 1 << 30;

    private Glyph() {}

    /** The glyph of entry {@code index} of the cluster table. */
    public static int cluster(int index) {
        return CLUSTER | index;
    }

    /** Whether this is an entry of the cluster table, and not a code point. */
    public static boolean isCluster(int glyph) {
        return glyph > 0 && (glyph & CLUSTER) != 0;
    }

    public static int index(int glyph) {
        return glyph & ~CLUSTER;
    }
}
