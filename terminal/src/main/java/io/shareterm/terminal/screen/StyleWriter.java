package io.shareterm.terminal.screen;

import io.shareterm.terminal.cell.Colour;
import io.shareterm.terminal.cell.Style;
import io.shareterm.terminal.cell.StyleTable;

/** Writes the control functions that select a style, when it differs from the one selected last. */
final class StyleWriter {
    private static final long[] FLAGS = {
        Style.BOLD, Style.DIM, Style.ITALIC, Style.BLINK, Style.INVERSE, Style.INVISIBLE, Style.STRUCK, Style.OVERLINED
    };
    private static final int[] FLAG_CODES = {1, 2, 3, 5, 7, 8, 9, 53};

    private final Screen screen;
    private final ByteSink sink;
    private long style = Style.PLAIN;
    private int underlineColour = Colour.DEFAULT;
    private int link = StyleTable.NO_LINK;

    StyleWriter(Screen screen, ByteSink sink) {
        this.screen = screen;
        this.sink = sink;
    }

    /** Selects the style of this number. */
    void select(int number) {
        select(screen.styles.style(number), screen.styles.underlineColour(number), screen.styles.link(number));
    }

    void select(long newStyle, int newUnderlineColour, int newLink) {
        boolean changed = (style & ~Style.PROTECTED) != (newStyle & ~Style.PROTECTED);
        if (changed || underlineColour != newUnderlineColour) {
            rendition(newStyle, newUnderlineColour);
            // SGR 0 takes protection off in xterm.js, and leaves it in xterm.
            changed = true;
        }
        boolean wasProtected = (style & Style.PROTECTED) != 0;
        boolean isProtected = (newStyle & Style.PROTECTED) != 0;
        if (wasProtected != isProtected || (isProtected && changed)) {
            sink.csi(isProtected ? 1 : 0, '"').character('q');
        }
        if (link != newLink) {
            String target = newLink == StyleTable.NO_LINK ? ";" : screen.links.text(newLink);
            sink.text("\033]8;").text(target).text("\033\\");
        }
        style = newStyle;
        underlineColour = newUnderlineColour;
        link = newLink;
    }

    /** Selects the same rendition again: a control function without effect, which ends what may be joined or repeated. */
    void repeat() {
        rendition(style, underlineColour);
    }

    /** SGR from nothing: shorter forms would depend on what a terminal does with the old style. */
    private void rendition(long wanted, int wantedUnderlineColour) {
        sink.csi().character('0');
        for (int i = 0; i < FLAGS.length; i++) {
            if ((wanted & FLAGS[i]) != 0) {
                sink.character(';').number(FLAG_CODES[i]);
            }
        }
        int underline = Style.underline(wanted);
        if (underline == 1) {
            sink.text(";4");
        } else if (underline > 1) {
            sink.text(";4:").number(underline);
        }
        colour(Style.foreground(wanted), 30);
        colour(Style.background(wanted), 40);
        underlineColour(wantedUnderlineColour);
        sink.character('m');
    }

    private void colour(int colour, int base) {
        int value = Colour.value(colour);
        switch (Colour.kind(colour)) {
            case Colour.KIND_BASIC -> sink.character(';').number(value < 8 ? base + value : base + 60 + value - 8);
            case Colour.KIND_INDEXED ->
                sink.character(';').number(base + 8).text(";5;").number(value);
            case Colour.KIND_RGB -> {
                sink.character(';').number(base + 8).text(";2");
                components(value, ';');
            }
            default -> {
                // The default colour is what SGR 0 left.
            }
        }
    }

    /** Only with colons: with semicolons, terminals that do not know 58 would take its parameters for others. */
    private void underlineColour(int colour) {
        if (Colour.kind(colour) == Colour.KIND_INDEXED) {
            sink.text(";58:5:").number(Colour.value(colour));
        } else if (Colour.kind(colour) == Colour.KIND_RGB) {
            sink.text(";58:2:");
            components(Colour.value(colour), ':');
        }
    }

    private void components(int rgb, char separator) {
        sink.character(separator).number(rgb >> 16 & 0xff);
        sink.character(separator).number(rgb >> 8 & 0xff);
        sink.character(separator).number(rgb & 0xff);
    }
}
