package io.shareterm.terminal.screen;

import io.shareterm.terminal.cell.Row;

/** ED, EL, ECH and their selective forms (VT510 manual; xterm ctlseqs). Erased cells take the pen's background. */
final class Eraser {
    private final Screen screen;

    Eraser(Screen screen) {
        this.screen = screen;
    }

    /** ED, or DECSED where {@code selective}. */
    void inDisplay(int how, boolean selective) {
        ScreenBuffer buffer = screen.active;
        buffer.restrict(buffer.columns());
        switch (how) {
            case 0 -> {
                erase(buffer.y, buffer.x, buffer.columns(), selective);
                if (buffer.x == 0) {
                    buffer.row().setWrapped(false);
                }
                rows(buffer.y + 1, buffer.rowCount(), selective);
            }
            case 1 -> {
                erase(buffer.y, 0, buffer.x + 1, selective);
                buffer.row().setWrapped(false);
                if (buffer.x + 1 >= buffer.columns() && buffer.y + 1 < buffer.rowCount()) {
                    buffer.row(buffer.y + 1).setWrapped(false);
                }
                rows(0, buffer.y, selective);
            }
            case 2 -> rows(0, buffer.rowCount(), selective);
            default -> {
                // 3 clears the scrollback, which is not kept here; the rest is undefined.
            }
        }
    }

    /** EL, or DECSEL where {@code selective}. With a pending wrap nothing lies right of the cursor (as in xterm.js). */
    void inLine(int how, boolean selective) {
        ScreenBuffer buffer = screen.active;
        buffer.restrict(buffer.columns());
        switch (how) {
            case 0 -> erase(buffer.y, buffer.x, buffer.columns(), selective);
            case 1 -> erase(buffer.y, 0, buffer.x + 1, selective);
            case 2 -> erase(buffer.y, 0, buffer.columns(), selective);
            default -> {
                return;
            }
        }
        if (how == 2 || (how == 0 && buffer.x == 0)) {
            buffer.row().setWrapped(false);
        }
    }

    /** ECH. */
    void characters(int count) {
        ScreenBuffer buffer = screen.active;
        buffer.restrict();
        erase(buffer.y, buffer.x, buffer.x + count, false);
    }

    private void rows(int from, int to, boolean selective) {
        for (int y = from; y < to; y++) {
            erase(y, 0, screen.active.columns(), selective);
            screen.active.row(y).setWrapped(false);
        }
    }

    private void erase(int y, int from, int to, boolean selective) {
        Row row = screen.active.row(y);
        int style = screen.pen.erasedNumber();
        if (selective) {
            row.eraseUnprotected(from, to, style, screen.styles);
        } else {
            row.erase(from, to, style);
        }
    }
}
