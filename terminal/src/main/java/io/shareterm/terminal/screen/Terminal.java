package io.shareterm.terminal.screen;

import io.shareterm.terminal.parser.VtParser;

/**
 * A terminal without a window: takes output bytes and holds the exact screen. Bounds: about ten bytes per cell and buffer
 * (the alternate one only while it is on), and what the tables of {@link Screen} hold. Not thread-safe.
 */
public final class Terminal {
    public static final int LEAST_COLUMNS = 2;
    public static final int MOST_COLUMNS = 1_000;
    public static final int MOST_ROWS = 1_000;

    private final Screen screen;
    private final Dispatcher dispatcher;
    private final VtParser parser;

    /** A terminal of this size in cells, as after a reset. */
    public Terminal(int columns, int rows) {
        check(columns, rows);
        screen = new Screen(columns, rows);
        dispatcher = new Dispatcher(screen);
        parser = new VtParser(dispatcher);
    }

    /** Takes {@code data[from, to)}; any bytes, any chunks. */
    public void feed(byte[] data, int from, int to) {
        parser.parse(data, from, to);
    }

    /** Whether the stream stands between control functions and characters, so that a keyframe can be made. */
    public boolean atGround() {
        return parser.atGround();
    }

    public void resize(int columns, int rows) {
        check(columns, rows);
        screen.resize(columns, rows);
    }

    /**
     * A byte string that paints this screen on a terminal of the same size, whatever that showed before, so that the
     * stream can go on behind it.
     *
     * @throws IllegalStateException where {@link #atGround()} does not hold
     */
    public byte[] keyframe() {
        if (!atGround()) {
            throw new IllegalStateException("no keyframe within a control function or character");
        }
        return new KeyframeWriter(screen, dispatcher.lastPrinted()).write();
    }

    public int columns() {
        return screen.active.columns();
    }

    public int rows() {
        return screen.active.rowCount();
    }

    /** The characters of row {@code y}, from 0, without trailing blanks. */
    public String rowText(int y) {
        StringBuilder text = new StringBuilder();
        for (int x = 0; x < columns(); x++) {
            text.append(screen.text(screen.active.row(y).glyph(x)));
        }
        return text.toString().stripTrailing();
    }

    /** The column of the cursor, from 0; the number of columns where a wrap is pending. */
    public int cursorColumn() {
        return screen.active.x;
    }

    /** The row of the cursor, from 0. */
    public int cursorRow() {
        return screen.active.y;
    }

    private static void check(int columns, int rows) {
        if (columns < LEAST_COLUMNS || columns > MOST_COLUMNS || rows < 1 || rows > MOST_ROWS) {
            throw new IllegalArgumentException("no such size: columns=" + columns + " (" + LEAST_COLUMNS + " to "
                    + MOST_COLUMNS + "), rows=" + rows + " (1 to " + MOST_ROWS + ")");
        }
    }
}
