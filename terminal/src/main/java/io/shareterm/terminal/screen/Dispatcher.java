package io.shareterm.terminal.screen;

import static io.shareterm.terminal.parser.Function.INTERMEDIATE;
import static io.shareterm.terminal.parser.Function.PREFIX;

import io.shareterm.terminal.cell.StyleTable;
import io.shareterm.terminal.parser.ControlString;
import io.shareterm.terminal.parser.Parameters;
import io.shareterm.terminal.parser.ParserHandler;

/** Gives each control function to the part of the screen that does it (ECMA-48; xterm ctlseqs). */
final class Dispatcher implements ParserHandler {
    private static final int PRIVATE = '?' << PREFIX;

    private final Screen screen;
    private final Printer printer;
    private final Eraser eraser;
    private final LineEditor editor;
    private final Escapes escapes;

    Dispatcher(Screen screen) {
        this.screen = screen;
        printer = new Printer(screen);
        eraser = new Eraser(screen);
        editor = new LineEditor(screen);
        escapes = new Escapes(screen);
    }

    @Override
    public void printAscii(byte[] data, int from, int to) {
        printer.ascii(data, from, to);
    }

    @Override
    public void print(int codePoint) {
        printer.character(codePoint);
        screen.endSingleShift();
    }

    @Override
    public void execute(int control) {
        escapes.execute(control);
        printer.forget();
    }

    @Override
    public void escDispatch(int function) {
        escapes.dispatch(function);
        printer.forget();
    }

    @Override
    public void oscDispatch(ControlString string) {
        if (!string.truncated()) {
            osc(string);
        }
        printer.forget();
    }

    @Override
    public void dcsUnhook(boolean cancelled) {
        printer.forget();
    }

    @Override
    public void csiDispatch(int function, Parameters parameters) {
        csi(function, parameters);
        printer.forget();
    }

    int lastPrinted() {
        return printer.last();
    }

    private void csi(int function, Parameters p) {
        ScreenBuffer buffer = screen.active;
        switch (function) {
            case 'm' -> {
                screen.pen.select(p);
                screen.boundStyles();
            }
            case 'H', 'f' -> buffer.moveTo(p.orOne(1) - 1, p.orOne(0) - 1);
            case 'A' -> buffer.moveUp(p.orOne(0));
            case 'B' -> buffer.moveDown(p.orOne(0));
            case 'e' -> buffer.moveRows(p.orOne(0));
            case 'C', 'a' -> buffer.moveRight(p.orOne(0));
            case 'D' -> buffer.moveRight(-p.orOne(0));
            case 'E' -> {
                buffer.moveDown(p.orOne(0));
                buffer.x = 0;
            }
            case 'F' -> {
                buffer.moveUp(p.orOne(0));
                buffer.x = 0;
            }
            case 'G', '`' -> buffer.moveToColumn(p.orOne(0) - 1);
            case 'd' -> buffer.moveTo(buffer.x, p.orOne(0) - 1);
            case 'I' -> tabs(p.orOne(0), true);
            case 'Z' -> tabs(p.orOne(0), false);
            case 'J' -> eraser.inDisplay(p.get(0, 0), false);
            case 'K' -> eraser.inLine(p.get(0, 0), false);
            case PRIVATE | 'J' -> eraser.inDisplay(p.get(0, 0), true);
            case PRIVATE | 'K' -> eraser.inLine(p.get(0, 0), true);
            case 'X' -> eraser.characters(p.orOne(0));
            case '@' -> editor.insertCharacters(p.orOne(0));
            case 'P' -> editor.deleteCharacters(p.orOne(0));
            case 'L' -> editor.insertLines(p.orOne(0));
            case 'M' -> editor.deleteLines(p.orOne(0));
            case 'S' -> editor.scrollUp(p.orOne(0));
            case 'T' -> {
                if (p.count() == 1) {
                    editor.scrollDown(p.orOne(0));
                }
            }
            case 'b' -> printer.repeat(p.orOne(0));
            case 'g' -> clearTabs(p.get(0, 0));
            case 'h' -> ansiModes(p, true);
            case 'l' -> ansiModes(p, false);
            case PRIVATE | 'h' -> privateModes(p, true);
            case PRIVATE | 'l' -> privateModes(p, false);
            case 'r' -> region(p);
            case 's' -> screen.saveCursor();
            case 'u' -> screen.restoreCursor();
            case ('>' << PREFIX) | 'u' -> buffer.keyboard.push(p.get(0, 0));
            case ('<' << PREFIX) | 'u' -> buffer.keyboard.pop(p.orOne(0));
            case ('=' << PREFIX) | 'u' -> buffer.keyboard.set(p.get(0, 0), p.get(1, 1));
            case ('>' << PREFIX) | 'm' -> modifyOtherKeys(p.get(0, 4), p.get(1, 0));
            case ('>' << PREFIX) | 'n' -> modifyOtherKeys(p.get(0, 4), 0);
            case 't' -> titleStack(p);
            case (' ' << INTERMEDIATE) | 'q' -> screen.properties.setCursorShape(p.get(0, 0));
            case ('"' << INTERMEDIATE) | 'q' -> screen.pen.setProtected(p.get(0, 0) == 1);
            case ('!' << INTERMEDIATE) | 'p' -> escapes.softReset();
            default -> {
                // Reports, window operations and what is unknown leave the screen as it is.
            }
        }
    }

    private void osc(ControlString string) {
        switch (string.command()) {
            case 0, 2 -> screen.properties.setTitle(string.argument());
            case 4 -> screen.properties.setIndexed(string.argument());
            case 8 -> hyperlink(string.argument());
            case 10, 11, 12 -> screen.properties.setDynamic(string.command(), string.argument());
            case 104 -> screen.properties.resetIndexed(string);
            case 110, 111, 112 -> screen.properties.resetDynamic(string.command() - 100);
            default -> {
                // Not part of what a terminal shows.
            }
        }
    }

    private void hyperlink(String argument) {
        int semicolon = argument.indexOf(';');
        boolean none = semicolon < 0 || semicolon == argument.length() - 1;
        screen.pen.setLink(none ? StyleTable.NO_LINK : screen.link(argument));
        screen.boundStyles();
    }

    private void tabs(int count, boolean forward) {
        ScreenBuffer buffer = screen.active;
        for (int i = 0; i < Math.min(count, buffer.columns()); i++) {
            if (forward) {
                buffer.nextTab();
            } else {
                buffer.previousTab();
            }
        }
    }

    private void clearTabs(int how) {
        if (how == 0) {
            screen.active.tabs().clear(screen.active.x);
        } else if (how == 3) {
            screen.active.tabs().clear();
        }
    }

    private void region(Parameters p) {
        ScreenBuffer buffer = screen.active;
        int top = p.orOne(0);
        int bottom = p.get(1, 0);
        if (bottom == 0 || bottom > buffer.rowCount()) {
            bottom = buffer.rowCount();
        }
        if (bottom > top) {
            buffer.setRegion(top - 1, bottom - 1);
        }
    }

    /** XTMODKEYS: of the key resources only number 4 changes what a helper's keyboard has to send. */
    private void modifyOtherKeys(int resource, int value) {
        if (resource == 4 && value <= 2) {
            screen.modes.modifyOtherKeys = value;
        }
    }

    private void titleStack(Parameters p) {
        int what = p.get(1, 0);
        if (what != 0 && what != 2) {
            return;
        }
        if (p.get(0, 0) == 22) {
            screen.properties.pushTitle();
        } else if (p.get(0, 0) == 23) {
            screen.properties.popTitle();
        }
    }

    private void ansiModes(Parameters p, boolean on) {
        for (int i = 0; i < p.count(); i++) {
            if (p.get(i, 0) == 4) {
                screen.modes.insert = on;
            } else if (p.get(i, 0) == 20) {
                screen.modes.newLine = on;
            }
        }
    }

    private void privateModes(Parameters p, boolean on) {
        for (int i = 0; i < p.count(); i++) {
            int number = p.get(i, 0);
            switch (number) {
                case 47, 1047, 1048, 1049 -> alternate(number, on);
                default -> {
                    screen.modes.set(number, on);
                    if (number == PrivateMode.ORIGIN.number()) {
                        screen.active.moveTo(0, 0);
                    }
                }
            }
        }
    }

    /** 47 and 1047 switch, 1048 saves and restores the cursor, 1049 does both. The alternate screen begins empty. */
    private void alternate(int number, boolean on) {
        if (on) {
            if (number >= 1048) {
                screen.saveCursor();
            }
            if (number != 1048) {
                screen.enterAlternate();
            }
            return;
        }
        if (number != 1048) {
            screen.leaveAlternate();
        }
        if (number >= 1048) {
            screen.restoreCursor();
        }
    }
}
