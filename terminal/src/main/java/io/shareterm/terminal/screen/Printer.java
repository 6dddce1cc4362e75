package io.shareterm.terminal.screen;

import io.shareterm.terminal.cell.Glyph;
import io.shareterm.terminal.cell.Row;
import io.shareterm.terminal.unicode.Graphemes;

/** Puts characters into cells: clusters, wide characters, wrapping, insert mode (DECAWM, IRM; xterm ctlseqs). */
final class Printer {
    private final Screen screen;
    /** The last character for joining and repeating, as {@link Graphemes} packs it. */
    private int last = Graphemes.NONE;

    Printer(Screen screen) {
        this.screen = screen;
    }

    int last() {
        return last;
    }

    /** A control function came: nothing joins or repeats what was printed before it. */
    void forget() {
        last = Graphemes.NONE;
    }

    /** Prints {@code data[from, to)}, all 0x20 to 0x7e. */
    void ascii(byte[] data, int from, int to) {
        int i = from;
        while (i < to && (!screen.charsets.isPlain() || screen.modes.insert || Graphemes.takesAscii(last))) {
            character(screen.charsets.map(data[i++]));
            screen.endSingleShift();
        }
        if (i < to) {
            plain(data, i, to);
            last = Graphemes.ASCII;
        }
    }

    private void plain(byte[] data, int from, int to) {
        ScreenBuffer buffer = screen.active;
        int style = screen.pen.number();
        int columns = buffer.columns();
        int i = from;
        while (i < to) {
            if (buffer.x >= columns) {
                if (screen.modes.isSet(PrivateMode.AUTO_WRAP)) {
                    wrap(buffer);
                } else {
                    buffer.x = columns - 1;
                    i = to - 1;
                }
            }
            Row row = buffer.row();
            int count = Math.min(to - i, columns - buffer.x);
            row.ascii(buffer.x, data, i, count, style);
            buffer.x += count;
            i += count;
        }
    }

    /** Prints one character from U+0020 up. */
    void character(int codePoint) {
        int state = Graphemes.next(last, codePoint);
        boolean joined = Graphemes.joined(state);
        int oldWidth = joined ? Graphemes.width(last) : 0;
        int width = Graphemes.width(state);
        last = state;
        ScreenBuffer buffer = screen.active;
        int style = screen.pen.number();
        if (buffer.x + width - oldWidth > buffer.columns() && !makeRoom(buffer, oldWidth, width, style)) {
            return;
        }
        if (joined && buffer.x > 0) {
            join(buffer, codePoint, width - oldWidth, style);
        } else {
            put(buffer, codePoint, width, style);
        }
    }

    /** At the right end: wraps, taking along a cluster that grows; without autowrap stays. Returns whether to go on. */
    private boolean makeRoom(ScreenBuffer buffer, int oldWidth, int width, int style) {
        if (!screen.modes.isSet(PrivateMode.AUTO_WRAP)) {
            buffer.x = buffer.columns() - 1;
            if (width == 2) {
                // There is no room: the character is lost, and nothing joins it.
                last = Graphemes.NONE;
            }
            return width == 1;
        }
        Row old = buffer.row();
        int from = buffer.x - oldWidth;
        int glyph = oldWidth > 0 ? old.glyph(from) : Glyph.BLANK;
        int glyphStyle = oldWidth > 0 ? old.style(from) : style;
        wrap(buffer);
        if (oldWidth > 0) {
            buffer.row().erase(0, oldWidth, style);
            buffer.row().set(0, glyph, glyphStyle);
            buffer.x = oldWidth;
        }
        if (from < old.columns()) {
            old.erase(from, old.columns(), style);
        }
        return true;
    }

    private void wrap(ScreenBuffer buffer) {
        buffer.x = 0;
        buffer.lineDown(screen.pen.erasedNumber());
        buffer.row().setWrapped(true);
    }

    private void join(ScreenBuffer buffer, int codePoint, int wider, int style) {
        Row row = buffer.row();
        int x = row.glyph(buffer.x - 1) == Glyph.TAIL ? buffer.x - 2 : buffer.x - 1;
        row.replace(x, screen.joined(row.glyph(x), codePoint));
        if (wider > 0) {
            row.splitAt(buffer.x, buffer.x + 1, style);
            row.set(buffer.x++, Glyph.TAIL, style);
        }
    }

    private void put(ScreenBuffer buffer, int codePoint, int width, int style) {
        Row row = buffer.row();
        int x = buffer.x;
        if (screen.modes.insert) {
            row.insert(x, width, style, buffer.columns());
        }
        row.splitAt(x, x + width, style);
        row.set(x, codePoint, style);
        if (width == 2) {
            row.set(x + 1, Glyph.TAIL, style);
        }
        buffer.x = x + width;
    }

    /** REP: prints the last character again, {@code count} times, if nothing came in between. */
    void repeat(int count) {
        ScreenBuffer buffer = screen.active;
        int x = buffer.x - Graphemes.width(last);
        if (last == Graphemes.NONE || x < 0) {
            return;
        }
        String text = screen.text(buffer.row().glyph(x));
        int[] codePoints = text.codePoints().toArray();
        int perRow = buffer.columns() / Graphemes.width(last);
        // Once every row is full, a further full row changes nothing.
        int saturated = perRow * (buffer.rowCount() + 2);
        int enough = count <= saturated ? count : saturated + (count - saturated) % perRow;
        for (int i = 0; i < enough; i++) {
            for (int codePoint : codePoints) {
                character(codePoint);
            }
        }
    }
}
