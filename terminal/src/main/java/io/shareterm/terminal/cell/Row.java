package io.shareterm.terminal.cell;

import java.util.Arrays;
import java.util.BitSet;

/**
 * One row of cells: a {@link Glyph} and a style number each. A {@link Glyph#TAIL} always stands behind a glyph that is
 * two columns wide, and such a glyph always has its tail: whatever hits one half blanks the other.
 */
public final class Row {
    private final int[] glyphs;
    private final int[] styles;
    private boolean wrapped;

    public Row(int columns, int style) {
        glyphs = new int[columns];
        styles = new int[columns];
        fill(Glyph.BLANK, style);
    }

    public int columns() {
        return glyphs.length;
    }

    /** Whether the text of the row before went on here by itself, at its right end. */
    public boolean isWrapped() {
        return wrapped;
    }

    public void setWrapped(boolean wrapped) {
        this.wrapped = wrapped;
    }

    public int glyph(int x) {
        return glyphs[x];
    }

    /** The number of the style in the {@link StyleTable}. */
    public int style(int x) {
        return styles[x];
    }

    /** Puts another glyph of the same width in place, in the same style. */
    public void replace(int x, int glyph) {
        glyphs[x] = glyph;
    }

    public boolean isWideAt(int x) {
        return x + 1 < glyphs.length && glyphs[x + 1] == Glyph.TAIL;
    }

    public void set(int x, int glyph, int style) {
        glyphs[x] = glyph;
        styles[x] = style;
    }

    /** Writes {@code count} ASCII characters from {@code data[from]} on. */
    public void ascii(int x, byte[] data, int from, int count, int style) {
        splitAt(x, x + count, style);
        for (int i = 0; i < count; i++) {
            glyphs[x + i] = data[from + i];
        }
        Arrays.fill(styles, x, x + count, style);
    }

    /** Blanks the halves that a change of {@code [from, to)} would leave of wide glyphs at its borders. */
    public void splitAt(int from, int to, int style) {
        if (from > 0 && from < glyphs.length && glyphs[from] == Glyph.TAIL) {
            set(from - 1, Glyph.BLANK, style);
        }
        if (to < glyphs.length && glyphs[to] == Glyph.TAIL) {
            set(to, Glyph.BLANK, style);
        }
    }

    /** Empties the row for another use. */
    public void clear(int style) {
        fill(Glyph.BLANK, style);
    }

    public void erase(int from, int to, int style) {
        int end = Math.min(to, glyphs.length);
        if (from < end) {
            splitAt(from, end, style);
            Arrays.fill(glyphs, from, end, Glyph.BLANK);
            Arrays.fill(styles, from, end, style);
        }
    }

    /** Erases the cells that are not {@link Style#PROTECTED}. */
    public void eraseUnprotected(int from, int to, int style, StyleTable table) {
        for (int x = from; x < Math.min(to, glyphs.length); x++) {
            if ((table.style(styles[x]) & Style.PROTECTED) == 0) {
                erase(x, x + 1, style);
            }
        }
    }

    /** Moves the cells from {@code x} on to the right by {@code count}; what passes {@code end} is lost. */
    public void insert(int x, int count, int style, int end) {
        int shifted = Math.min(count, end - x);
        if (shifted <= 0) {
            return;
        }
        splitAt(x, end, style);
        if (glyphs[x] == Glyph.TAIL) {
            set(x, Glyph.BLANK, style);
        }
        if (end - shifted > x && glyphs[end - shifted] == Glyph.TAIL) {
            set(end - shifted - 1, Glyph.BLANK, style);
        }
        System.arraycopy(glyphs, x, glyphs, x + shifted, end - x - shifted);
        System.arraycopy(styles, x, styles, x + shifted, end - x - shifted);
        Arrays.fill(glyphs, x, x + shifted, Glyph.BLANK);
        Arrays.fill(styles, x, x + shifted, style);
    }

    /** Removes {@code count} cells at {@code x}; blanks come in before {@code end}. */
    public void delete(int x, int count, int style, int end) {
        int shifted = Math.min(count, end - x);
        if (shifted <= 0) {
            return;
        }
        splitAt(x, x + shifted, style);
        splitAt(end, end, style);
        System.arraycopy(glyphs, x + shifted, glyphs, x, end - x - shifted);
        System.arraycopy(styles, x + shifted, styles, x, end - x - shifted);
        Arrays.fill(glyphs, end - shifted, end, Glyph.BLANK);
        Arrays.fill(styles, end - shifted, end, style);
    }

    /** Fills the row with one narrow glyph. */
    public void fill(int glyph, int style) {
        Arrays.fill(glyphs, glyph);
        Arrays.fill(styles, style);
        wrapped = false;
    }

    /** Adds the numbers of the styles in use to {@code live}. */
    public void collectStyles(BitSet live) {
        for (int style : styles) {
            live.set(style);
        }
    }

    public void renumberStyles(int[] renumbered) {
        for (int x = 0; x < styles.length; x++) {
            styles[x] = renumbered[styles[x]];
        }
    }

    /** Adds the numbers of the clusters in use to {@code live}. */
    public void collectClusters(BitSet live) {
        for (int glyph : glyphs) {
            if (Glyph.isCluster(glyph)) {
                live.set(Glyph.index(glyph));
            }
        }
    }

    public void renumberClusters(int[] renumbered) {
        for (int x = 0; x < glyphs.length; x++) {
            if (Glyph.isCluster(glyphs[x])) {
                glyphs[x] = Glyph.cluster(renumbered[Glyph.index(glyphs[x])]);
            }
        }
    }

    /** A row of another width with the same beginning. */
    public Row resized(int columns) {
        Row row = new Row(columns, 0);
        int kept = Math.min(columns, glyphs.length);
        System.arraycopy(glyphs, 0, row.glyphs, 0, kept);
        System.arraycopy(styles, 0, row.styles, 0, kept);
        if (kept < glyphs.length && glyphs[kept] == Glyph.TAIL) {
            row.set(kept - 1, Glyph.BLANK, styles[kept - 1]);
        }
        row.wrapped = wrapped;
        return row;
    }
}
