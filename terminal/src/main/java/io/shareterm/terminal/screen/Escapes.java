package io.shareterm.terminal.screen;

import static io.shareterm.terminal.parser.Function.INTERMEDIATE;

import io.shareterm.terminal.cell.Colour;
import io.shareterm.terminal.cell.Style;
import io.shareterm.terminal.cell.StyleTable;
import io.shareterm.terminal.parser.Function;

/** Controls, escape sequences and resets (ECMA-48; VT510 manual; xterm ctlseqs). */
final class Escapes {
    private final Screen screen;

    Escapes(Screen screen) {
        this.screen = screen;
    }

    void execute(int control) {
        ScreenBuffer buffer = screen.active;
        switch (control) {
            case 0x08 -> backspace();
            case 0x09 -> buffer.nextTab();
            case 0x0a, 0x0b, 0x0c -> lineFeed();
            case 0x0d -> buffer.x = 0;
            case 0x0e -> screen.charsets = screen.charsets.lock(1);
            case 0x0f -> screen.charsets = screen.charsets.lock(0);
            case 0x84 -> index();
            case 0x85 -> nextLine();
            case 0x88 -> buffer.tabs().set(buffer.x);
            case 0x8d -> buffer.lineUp(screen.pen.erasedNumber());
            case 0x8e -> screen.charsets = screen.charsets.shiftOnce(2);
            case 0x8f -> screen.charsets = screen.charsets.shiftOnce(3);
            default -> {
                // Bell and the like.
            }
        }
    }

    void dispatch(int function) {
        switch (function) {
            case '7' -> screen.saveCursor();
            case '8' -> screen.restoreCursor();
            case 'D' -> index();
            case 'E' -> nextLine();
            case 'H' -> execute(0x88);
            case 'M' -> execute(0x8d);
            case 'N' -> execute(0x8e);
            case 'O' -> execute(0x8f);
            case 'n' -> screen.charsets = screen.charsets.lock(2);
            case 'o' -> screen.charsets = screen.charsets.lock(3);
            case '=' -> screen.modes.set(PrivateMode.APPLICATION_KEYPAD, true);
            case '>' -> screen.modes.set(PrivateMode.APPLICATION_KEYPAD, false);
            case 'c' -> screen.reset();
            case ('#' << INTERMEDIATE) | '8' -> align();
            default -> designate(function);
        }
    }

    /** ESC ( ) * + F designate a set of 94 characters to G0, G1, G2, G3; what is unknown does nothing. */
    private void designate(int function) {
        int number = "()*+".indexOf((function >> INTERMEDIATE) & 0xff);
        if (number >= 0 && function >> Function.SECOND_INTERMEDIATE == 0) {
            screen.charsets = screen.charsets.designate(number, Function.finalByte(function));
        }
    }

    private void backspace() {
        ScreenBuffer buffer = screen.active;
        if (!screen.modes.isSet(PrivateMode.REVERSE_WRAP)) {
            buffer.restrict();
            buffer.x = Math.max(0, buffer.x - 1);
            return;
        }
        buffer.restrict(buffer.columns());
        if (buffer.x > 0) {
            buffer.x--;
        } else if (buffer.y > buffer.top
                && buffer.y <= buffer.bottom
                && buffer.row().isWrapped()) {
            buffer.row().setWrapped(false);
            buffer.y--;
            buffer.x = buffer.columns() - 1;
        }
    }

    private void lineFeed() {
        ScreenBuffer buffer = screen.active;
        if (screen.modes.newLine) {
            buffer.x = 0;
        }
        buffer.lineDown(screen.pen.erasedNumber());
        buffer.row().setWrapped(false);
        buffer.x = Math.min(buffer.x, buffer.columns() - 1);
    }

    private void index() {
        screen.active.restrict();
        screen.active.lineDown(screen.pen.erasedNumber());
    }

    private void nextLine() {
        screen.active.x = 0;
        index();
    }

    /** DECALN: fills the screen with E, without margins. */
    private void align() {
        ScreenBuffer buffer = screen.active;
        buffer.top = 0;
        buffer.bottom = buffer.rowCount() - 1;
        buffer.moveTo(0, 0);
        int style =
                screen.styles.intern(Style.withUnderline(screen.pen.style(), 0), Colour.DEFAULT, StyleTable.NO_LINK);
        for (int y = 0; y < buffer.rowCount(); y++) {
            buffer.row(y).fill('E', style);
        }
    }

    /** DECSTR (VT510), and the newer modes that xterm.js resets with it. */
    void softReset() {
        ScreenBuffer buffer = screen.active;
        buffer.top = 0;
        buffer.bottom = buffer.rowCount() - 1;
        screen.modes.insert = false;
        screen.modes.set(PrivateMode.ORIGIN, false);
        screen.modes.set(PrivateMode.AUTO_WRAP, true);
        screen.modes.set(PrivateMode.CURSOR_VISIBLE, true);
        screen.modes.set(PrivateMode.APPLICATION_CURSOR_KEYS, false);
        screen.modes.set(PrivateMode.APPLICATION_KEYPAD, false);
        screen.modes.set(PrivateMode.REVERSE_WRAP, false);
        screen.modes.set(PrivateMode.BRACKETED_PASTE, false);
        screen.modes.set(PrivateMode.FOCUS_EVENTS, false);
        screen.modes.set(PrivateMode.SYNCHRONIZED_OUTPUT, false);
        screen.properties.setCursorShape(0);
        screen.charsets = Charsets.DEFAULT;
        screen.pen.set(Style.PLAIN, Colour.DEFAULT, StyleTable.NO_LINK);
        buffer.saved = SavedCursor.HOME;
    }
}
