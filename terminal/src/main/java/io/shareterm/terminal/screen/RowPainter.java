package io.shareterm.terminal.screen;

import io.shareterm.terminal.cell.Colour;
import io.shareterm.terminal.cell.Glyph;
import io.shareterm.terminal.cell.Row;
import io.shareterm.terminal.cell.Style;
import io.shareterm.terminal.cell.StyleTable;

/**
 * Paints the rows of a buffer onto an empty one. Terminals differ in the width of characters and in what they join, so
 * the cursor is placed before and after every cell that is not ASCII.
 */
final class RowPainter {
    /** Up to so many blanks between characters, spaces are shorter than a movement. */
    private static final int FEW = 4;

    private final Screen screen;
    private final ByteSink sink;
    private final StyleWriter styles;
    /** Where the terminal's cursor is known to be; -1 where it is not. */
    private int cursorX;

    private int cursorY;
    /** Whether the last thing written was a character. */
    private boolean printed;

    RowPainter(Screen screen, ByteSink sink, StyleWriter styles) {
        this.screen = screen;
        this.sink = sink;
        this.styles = styles;
    }

    void paint(ScreenBuffer buffer) {
        cursorX = -1;
        cursorY = -1;
        for (int y = 0; y < buffer.rowCount(); y++) {
            Row row = buffer.row(y);
            boolean follows = printed && cursorX == buffer.columns() && cursorY == y - 1;
            boolean continues = row.isWrapped() && follows && isAscii(row.glyph(0)) && row.glyph(0) != Glyph.BLANK;
            if (continues) {
                cursorX = 0;
                cursorY = y;
            }
            paint(row, y);
        }
    }

    private void paint(Row row, int y) {
        int x = 0;
        while (x < row.columns()) {
            int glyph = row.glyph(x);
            if (glyph == Glyph.BLANK) {
                x = blank(row, x, y);
            } else {
                x += cell(row, x, y);
            }
        }
    }

    /** Paints one cell that is not blank; returns its width. */
    int cell(Row row, int x, int y) {
        int glyph = row.glyph(x);
        int width = row.isWideAt(x) ? 2 : 1;
        boolean ascii = isAscii(glyph);
        if (!ascii && printed) {
            cursorX = -1;
        }
        moveTo(x, y);
        styles.select(row.style(x));
        if (Glyph.isCluster(glyph)) {
            sink.text(screen.text(glyph));
        } else {
            sink.character(glyph);
        }
        printed = true;
        cursorX = ascii || x + width == row.columns() ? x + width : -1;
        cursorY = y;
        return width;
    }

    /** Paints a run of blanks that look the same; returns the column behind it. */
    private int blank(Row row, int from, int y) {
        int number = row.style(from);
        boolean erased = looksErased(number);
        long style = screen.styles.style(number);
        int to = from + 1;
        while (to < row.columns() && row.glyph(to) == Glyph.BLANK && looksSame(row.style(to), number, erased)) {
            to++;
        }
        boolean between = cursorX == from && cursorY == y && printed && to - from <= FEW && to < row.columns();
        if (erased && !between && style == Style.PLAIN) {
            return to;
        }
        moveTo(from, y);
        if (erased) {
            styles.select(style, Colour.DEFAULT, StyleTable.NO_LINK);
        } else {
            styles.select(number);
        }
        if (erased && !between) {
            sink.csi(to - from, 'X');
            printed = false;
        } else {
            for (int i = from; i < to; i++) {
                sink.character(' ');
            }
            printed = true;
            cursorX = to;
        }
        return to;
    }

    /** Whether a blank of this style shows nothing but its background, as an erased cell. */
    private boolean looksErased(int number) {
        long style = screen.styles.style(number);
        return style == Style.erased(style) && screen.styles.link(number) == StyleTable.NO_LINK;
    }

    private boolean looksSame(int number, int first, boolean erased) {
        return number == first
                || (erased && looksErased(number) && screen.styles.style(number) == screen.styles.style(first));
    }

    private void moveTo(int x, int y) {
        if (cursorX == x && cursorY == y) {
            return;
        }
        if (cursorY == y) {
            sink.csi(x + 1, 'G');
        } else {
            sink.position(x, y);
        }
        cursorX = x;
        cursorY = y;
        printed = false;
    }

    private static boolean isAscii(int glyph) {
        return glyph >= 0x20 && glyph < 0x7f;
    }
}
