package io.shareterm.terminal.screen;

import io.shareterm.terminal.cell.Colour;
import io.shareterm.terminal.cell.Style;
import io.shareterm.terminal.cell.StyleTable;
import io.shareterm.terminal.parser.Parameters;

/**
 * The style that the next character gets, changed by SGR (ECMA-48 8.3.117, xterm ctlseqs, ITU-T T.416 for colours with
 * colons). An underline colour or hyperlink stays until it is changed; only SGR 0 and 59 reset the colour.
 */
final class Pen {
    private final StyleTable table;
    private long style;
    private int underlineColour;
    private int link;
    private int number;
    private int erasedNumber;

    Pen(StyleTable table) {
        this.table = table;
    }

    long style() {
        return style;
    }

    int underlineColour() {
        return underlineColour;
    }

    int link() {
        return link;
    }

    /** The number of the style in the table. */
    int number() {
        return number;
    }

    /** The number of the style that erased cells get. */
    int erasedNumber() {
        return erasedNumber;
    }

    void set(long newStyle, int newUnderlineColour, int newLink) {
        style = newStyle;
        underlineColour = newUnderlineColour;
        link = newLink;
        renumber();
    }

    void setLink(int newLink) {
        set(style, underlineColour, newLink);
    }

    void setProtected(boolean on) {
        set(on ? style | Style.PROTECTED : style & ~Style.PROTECTED, underlineColour, link);
    }

    /** Looks the numbers up again after the table changed. */
    void renumber() {
        number = table.intern(style, underlineColour, link);
        erasedNumber = table.intern(Style.erased(style), Colour.DEFAULT, StyleTable.NO_LINK);
    }

    /** Select Graphic Rendition. */
    void select(Parameters parameters) {
        for (int i = 0; i < parameters.count(); i++) {
            int code = parameters.get(i, 0);
            if (code == 38 || code == 48 || code == 58) {
                i += colour(parameters, i, code);
            } else {
                apply(code, code == 4 ? parameters.sub(i, 0, 1) : 0);
            }
        }
        renumber();
    }

    private void apply(int code, int sub) {
        switch (code) {
            case 0 -> {
                style &= Style.PROTECTED;
                underlineColour = Colour.DEFAULT;
            }
            case 1 -> style |= Style.BOLD;
            case 2 -> style |= Style.DIM;
            case 3 -> style |= Style.ITALIC;
            case 4 -> style = Style.withUnderline(style, sub > 5 ? 1 : sub);
            case 5, 6 -> style |= Style.BLINK;
            case 7 -> style |= Style.INVERSE;
            case 8 -> style |= Style.INVISIBLE;
            case 9 -> style |= Style.STRUCK;
            case 21 -> style = Style.withUnderline(style, 2);
            case 22 -> style &= ~(Style.BOLD | Style.DIM);
            case 23 -> style &= ~Style.ITALIC;
            case 24 -> style = Style.withUnderline(style, 0);
            case 25 -> style &= ~Style.BLINK;
            case 27 -> style &= ~Style.INVERSE;
            case 28 -> style &= ~Style.INVISIBLE;
            case 29 -> style &= ~Style.STRUCK;
            case 39 -> style = Style.withForeground(style, Colour.DEFAULT);
            case 49 -> style = Style.withBackground(style, Colour.DEFAULT);
            case 53 -> style |= Style.OVERLINED;
            case 55 -> style &= ~Style.OVERLINED;
            case 59 -> underlineColour = Colour.DEFAULT;
            default -> basicColour(code);
        }
    }

    private void basicColour(int code) {
        if (code >= 30 && code <= 37) {
            style = Style.withForeground(style, Colour.basic(code - 30));
        } else if (code >= 40 && code <= 47) {
            style = Style.withBackground(style, Colour.basic(code - 40));
        } else if (code >= 90 && code <= 97) {
            style = Style.withForeground(style, Colour.basic(code - 90 + 8));
        } else if (code >= 100 && code <= 107) {
            style = Style.withBackground(style, Colour.basic(code - 100 + 8));
        }
    }

    /** Reads 38, 48 or 58 at {@code index}; returns how many further parameters it took. */
    private int colour(Parameters parameters, int index, int target) {
        int subs = parameters.subCount(index);
        if (subs > 0) {
            int kind = parameters.sub(index, 0, 0);
            if (kind == 5) {
                paint(target, Colour.indexed(parameters.sub(index, 1, 0)));
            } else if (kind == 2) {
                // With a colour space (38:2::r:g:b, T.416) or without (38:2:r:g:b), as xterm accepts both.
                int first = subs > 4 ? 2 : 1;
                paint(
                        target,
                        Colour.rgb(
                                parameters.sub(index, first, 0),
                                parameters.sub(index, first + 1, 0),
                                parameters.sub(index, first + 2, 0)));
            }
            return 0;
        }
        int kind = parameters.get(index + 1, 0);
        if (kind == 5) {
            paint(target, Colour.indexed(parameters.get(index + 2, 0)));
            return 2;
        }
        if (kind == 2) {
            paint(
                    target,
                    Colour.rgb(
                            parameters.get(index + 2, 0), parameters.get(index + 3, 0), parameters.get(index + 4, 0)));
            return 4;
        }
        return 1;
    }

    private void paint(int target, int colour) {
        switch (target) {
            case 38 -> style = Style.withForeground(style, colour);
            case 48 -> style = Style.withBackground(style, colour);
            default -> underlineColour = colour;
        }
    }
}
