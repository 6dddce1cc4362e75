package io.shareterm.terminal.screen;

/** ICH, DCH, IL, DL, SU and SD (ECMA-48 8.3; VT510 manual). Blanks take the pen's background. */
final class LineEditor {
    private final Screen screen;

    LineEditor(Screen screen) {
        this.screen = screen;
    }

    void insertCharacters(int count) {
        ScreenBuffer buffer = screen.active;
        buffer.restrict();
        buffer.row().insert(buffer.x, count, style(), buffer.columns());
    }

    void deleteCharacters(int count) {
        ScreenBuffer buffer = screen.active;
        buffer.restrict();
        buffer.row().delete(buffer.x, count, style(), buffer.columns());
    }

    void insertLines(int count) {
        ScreenBuffer buffer = screen.active;
        buffer.restrict();
        if (buffer.isInRegion()) {
            buffer.scrollDown(buffer.y, buffer.bottom, count, style());
            buffer.x = 0;
        }
    }

    void deleteLines(int count) {
        ScreenBuffer buffer = screen.active;
        buffer.restrict();
        if (buffer.isInRegion()) {
            buffer.scrollUp(buffer.y, buffer.bottom, count, style());
            buffer.x = 0;
        }
    }

    void scrollUp(int count) {
        screen.active.scrollUp(screen.active.top, screen.active.bottom, count, style());
    }

    void scrollDown(int count) {
        screen.active.scrollDown(screen.active.top, screen.active.bottom, count, style());
    }

    private int style() {
        return screen.pen.erasedNumber();
    }
}
