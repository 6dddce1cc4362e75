package io.shareterm.terminal.screen;

import io.shareterm.terminal.cell.Row;
import java.util.BitSet;

/**
 * The rows of the normal or the alternate screen, with its own cursor, saved cursor, scroll region and tab stops, as
 * xterm.js keeps them. Columns and rows count from 0; the cursor's column equals {@code columns} when a wrap is pending.
 */
final class ScreenBuffer {
    private static final int TAB_WIDTH = 8;

    private final Modes modes;
    private Row[] rows;
    private int columns;
    private final BitSet tabs = new BitSet();
    final KeyboardFlags keyboard = new KeyboardFlags();

    int x;
    int y;
    /** First and last row of the scroll region. */
    int top;

    int bottom;
    SavedCursor saved = SavedCursor.HOME;

    ScreenBuffer(int columns, int rowCount, int style, Modes modes) {
        this.modes = modes;
        this.columns = columns;
        rows = new Row[rowCount];
        for (int i = 0; i < rowCount; i++) {
            rows[i] = new Row(columns, style);
        }
        bottom = rowCount - 1;
        resetTabs(0);
    }

    int columns() {
        return columns;
    }

    int rowCount() {
        return rows.length;
    }

    Row row(int index) {
        return rows[index];
    }

    Row row() {
        return rows[y];
    }

    BitSet tabs() {
        return tabs;
    }

    /** Sets a stop every eight columns from {@code from} on. */
    void resetTabs(int from) {
        for (int tab = (from + TAB_WIDTH - 1) / TAB_WIDTH * TAB_WIDTH; tab < columns; tab += TAB_WIDTH) {
            tabs.set(tab);
        }
    }

    /** Ends a pending wrap and keeps the cursor within the screen, or within the region in origin mode. */
    void restrict() {
        restrict(columns - 1);
    }

    /** As {@link #restrict()}, with the last column that is allowed. */
    void restrict(int lastColumn) {
        x = clamp(x, 0, lastColumn);
        y = modes.isSet(PrivateMode.ORIGIN) ? clamp(y, top, bottom) : clamp(y, 0, rows.length - 1);
    }

    /** Moves to a column, and a row that counts from the region's top in origin mode. */
    void moveTo(int column, int row) {
        x = column;
        y = modes.isSet(PrivateMode.ORIGIN) ? top + row : row;
        restrict();
    }

    /** Moves to a column of the same row. */
    void moveToColumn(int column) {
        restrict();
        x = clamp(column, 0, columns - 1);
    }

    void moveRight(int by) {
        restrict();
        x = clamp(x + by, 0, columns - 1);
    }

    /** Moves up; stops at the region's top when within or below it. */
    void moveUp(int by) {
        restrict();
        y = y >= top ? Math.max(top, y - by) : Math.max(0, y - by);
    }

    /** Moves down; stops at the region's bottom when within or above it. */
    void moveDown(int by) {
        restrict();
        y = y <= bottom ? Math.min(bottom, y + by) : Math.min(rows.length - 1, y + by);
    }

    /** Moves down whatever the region, except in origin mode (VPR). */
    void moveRows(int by) {
        y += by;
        restrict();
    }

    void nextTab() {
        if (x < columns) {
            int next = tabs.nextSetBit(x + 1);
            x = next < 0 || next >= columns ? columns - 1 : next;
        }
    }

    void previousTab() {
        if (x < columns && x > 0) {
            x = Math.max(0, tabs.previousSetBit(x - 1));
        }
    }

    void setRegion(int newTop, int newBottom) {
        top = newTop;
        bottom = newBottom;
        moveTo(0, 0);
    }

    /** Down one row; scrolls at the region's bottom. */
    void lineDown(int style) {
        if (y == bottom) {
            scrollUp(top, bottom, 1, style);
        } else if (y < rows.length - 1) {
            y++;
        }
    }

    /** Up one row; scrolls at the region's top. */
    void lineUp(int style) {
        restrict();
        if (y == top) {
            scrollDown(top, bottom, 1, style);
        } else if (y > 0) {
            y--;
        }
    }

    boolean isInRegion() {
        return y >= top && y <= bottom;
    }

    /** Moves rows {@code first} to {@code last} up; blank rows come in from below. */
    void scrollUp(int first, int last, int count, int style) {
        int height = last - first + 1;
        int shifted = Math.min(count, height);
        Row[] freed = new Row[shifted];
        System.arraycopy(rows, first, freed, 0, shifted);
        System.arraycopy(rows, first + shifted, rows, first, height - shifted);
        for (int i = 0; i < shifted; i++) {
            freed[i].clear(style);
            rows[last - shifted + 1 + i] = freed[i];
        }
    }

    /** Moves rows {@code first} to {@code last} down; blank rows come in from above. */
    void scrollDown(int first, int last, int count, int style) {
        int height = last - first + 1;
        int shifted = Math.min(count, height);
        Row[] freed = new Row[shifted];
        System.arraycopy(rows, last - shifted + 1, freed, 0, shifted);
        System.arraycopy(rows, first, rows, first + shifted, height - shifted);
        for (int i = 0; i < shifted; i++) {
            freed[i].clear(style);
            rows[first + i] = freed[i];
        }
    }

    /** Takes another size without reflow; rows leave at the top where the cursor would leave at the bottom. */
    void resize(int newColumns, int newRowCount) {
        Row[] old = rows;
        int dropped = Math.max(0, Math.min(old.length - newRowCount, y - newRowCount + 1));
        rows = new Row[newRowCount];
        for (int i = 0; i < newRowCount; i++) {
            int source = i + dropped;
            rows[i] = source < old.length ? old[source].resized(newColumns) : new Row(newColumns, 0);
        }
        int oldColumns = columns;
        columns = newColumns;
        tabs.clear(newColumns, Math.max(newColumns, oldColumns));
        resetTabs(oldColumns);
        top = 0;
        bottom = newRowCount - 1;
        x = Math.min(x, newColumns - 1);
        y = clamp(y - dropped, 0, newRowCount - 1);
        saved = new SavedCursor(
                Math.min(saved.x(), newColumns - 1),
                clamp(saved.y() - dropped, 0, newRowCount - 1),
                saved.style(),
                saved.underlineColour(),
                saved.charsets(),
                saved.origin());
    }

    private static int clamp(int value, int least, int greatest) {
        return Math.max(least, Math.min(greatest, value));
    }
}
