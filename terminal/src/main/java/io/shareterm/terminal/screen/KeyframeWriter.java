package io.shareterm.terminal.screen;

import io.shareterm.terminal.cell.Glyph;
import io.shareterm.terminal.cell.StyleTable;
import io.shareterm.terminal.unicode.Graphemes;
import java.util.BitSet;
import java.util.Map;

/**
 * Writes a keyframe: the control functions and text that bring any terminal of the same size to a screen's exact state.
 * The order matters: what moves the cursor comes before the cursor, what changes how text is put comes behind the text,
 * and a character that the next one may still join or repeat comes last of all.
 *
 * <p>Synchronized output (mode 2026) is not carried: it only delays painting, and would hide the keyframe itself.
 */
final class KeyframeWriter {
    private final Screen screen;
    private final int lastPrinted;
    private final ByteSink sink = new ByteSink();
    private final StyleWriter styles;
    private final RowPainter painter;
    private Charsets charsets = Charsets.DEFAULT;

    /**
     * @param lastPrinted what {@link Printer#last()} says: the character that may still be joined or repeated
     */
    KeyframeWriter(Screen screen, int lastPrinted) {
        this.screen = screen;
        this.lastPrinted = lastPrinted;
        styles = new StyleWriter(screen, sink);
        painter = new RowPainter(screen, sink, styles);
    }

    byte[] write() {
        sink.text("\033c");
        properties();
        if (!screen.isAlternate() && !screen.alternateSaved().equals(SavedCursor.HOME)) {
            sink.mode(1047, true);
            save(screen.alternateSaved());
            sink.mode(1047, false);
        }
        buffer(screen.normal);
        if (screen.isAlternate()) {
            // The saved cursor is in place; 1047 leaves it, and 2J takes the pen's colours off the new screen.
            styles.select(0);
            sink.mode(1047, true).csi(2, 'J').text("\033[r");
            buffer(screen.active);
        }
        modes();
        cursor();
        return sink.toByteArray();
    }

    private void properties() {
        WindowProperties properties = screen.properties;
        // RIS leaves the colours in some terminals.
        sink.text("\033]104\033\\\033]110\033\\\033]111\033\\\033]112\033\\");
        for (Map.Entry<Integer, String> colour : properties.colours().entrySet()) {
            int key = colour.getKey();
            sink.text("\033]");
            if (key < WindowProperties.DYNAMIC) {
                sink.text("4;").number(key);
            } else {
                sink.number(key - WindowProperties.DYNAMIC);
            }
            sink.text(";").text(colour.getValue()).text("\033\\");
        }
        for (String title : properties.titles()) {
            title(title);
            sink.text("\033[22;2t");
        }
        title(properties.title());
        if (properties.cursorShape() != 0) {
            sink.csi(properties.cursorShape(), ' ').character('q');
        }
    }

    private void title(String title) {
        sink.text("\033]2;").text(title).text("\033\\");
    }

    /** Cells, saved cursor, tab stops and scroll region of the buffer that is on. */
    private void buffer(ScreenBuffer buffer) {
        painter.paint(buffer);
        if (!buffer.saved.equals(SavedCursor.HOME)) {
            save(buffer.saved);
        }
        tabs(buffer);
        keyboard(buffer.keyboard);
        if (buffer.top != 0 || buffer.bottom != buffer.rowCount() - 1) {
            sink.csi()
                    .number(buffer.top + 1)
                    .character(';')
                    .number(buffer.bottom + 1)
                    .character('r');
        }
    }

    private void save(SavedCursor saved) {
        designate(saved.charsets());
        styles.select(saved.style(), saved.underlineColour(), StyleTable.NO_LINK);
        if (saved.origin()) {
            sink.mode(PrivateMode.ORIGIN.number(), true);
        }
        sink.position(saved.x(), saved.y()).text("\0337");
        if (saved.origin()) {
            sink.mode(PrivateMode.ORIGIN.number(), false);
        }
        designate(Charsets.DEFAULT);
    }

    private void keyboard(KeyboardFlags flags) {
        if (flags.at(0) != 0) {
            sink.text("\033[=").number(flags.at(0)).character('u');
        }
        for (int i = 1; i < flags.depth(); i++) {
            sink.text("\033[>").number(flags.at(i)).character('u');
        }
    }

    private void tabs(ScreenBuffer buffer) {
        BitSet initial = new BitSet();
        for (int x = 0; x < buffer.columns(); x += 8) {
            initial.set(x);
        }
        BitSet tabs = buffer.tabs().get(0, buffer.columns());
        if (tabs.equals(initial)) {
            return;
        }
        sink.csi(3, 'g');
        for (int x = tabs.nextSetBit(0); x >= 0; x = tabs.nextSetBit(x + 1)) {
            sink.csi(x + 1, 'G').text("\033H");
        }
    }

    private void designate(Charsets wanted) {
        for (int i = 0; i < 4; i++) {
            if (wanted.set(i) != charsets.set(i)) {
                sink.character(0x1b).character("()*+".charAt(i)).character(wanted.set(i));
            }
        }
        if (wanted.locked() != charsets.locked()) {
            sink.text(
                    switch (wanted.locked()) {
                        case 0 -> "\017";
                        case 1 -> "\016";
                        case 2 -> "\033n";
                        default -> "\033o";
                    });
        }
        if (wanted.single() != Charsets.NO_SHIFT) {
            sink.text(wanted.single() == 2 ? "\033N" : "\033O");
        }
        charsets = wanted;
    }

    private void modes() {
        for (PrivateMode mode : PrivateMode.values()) {
            boolean on = screen.modes.isSet(mode);
            if (on != mode.initially() && mode != PrivateMode.AUTO_WRAP && mode != PrivateMode.SYNCHRONIZED_OUTPUT) {
                if (mode == PrivateMode.APPLICATION_KEYPAD) {
                    sink.text("\033=");
                } else {
                    sink.mode(mode.number(), on);
                }
            }
        }
        if (screen.modes.modifyOtherKeys != 0) {
            sink.text("\033[>4;").number(screen.modes.modifyOtherKeys).character('m');
        }
        if (screen.modes.newLine) {
            sink.csi(20, 'h');
        }
    }

    /** The cursor, a pending wrap, the pen, and what decides how the next character is put. */
    private void cursor() {
        ScreenBuffer buffer = screen.active;
        int width = Graphemes.width(lastPrinted);
        boolean joinable = lastPrinted != Graphemes.NONE && buffer.x >= width && showsItself(buffer, width);
        if (joinable) {
            styles.select(screen.pen.style(), screen.pen.underlineColour(), screen.pen.link());
            designate(screen.charsets);
            placement();
            place(buffer, buffer.x - width);
            if (screen.modes.insert) {
                sink.csi(width, 'P');
            }
            sink.text(screen.text(buffer.row().glyph(buffer.x - width)));
            return;
        }
        if (buffer.x == buffer.columns()) {
            int x = buffer.row().glyph(buffer.x - 1) == Glyph.TAIL ? buffer.x - 2 : buffer.x - 1;
            place(buffer, x);
            styles.select(buffer.row().style(x));
            sink.text(screen.text(buffer.row().glyph(x)));
            styles.repeat();
        } else {
            place(buffer, buffer.x);
        }
        styles.select(screen.pen.style(), screen.pen.underlineColour(), screen.pen.link());
        placement();
        designate(screen.charsets);
    }

    /** Whether writing the last cell again leaves it as it is: in the pen's style, and under the charset in use. */
    private boolean showsItself(ScreenBuffer buffer, int width) {
        int x = buffer.x - width;
        int glyph = buffer.row().glyph(x);
        boolean mapped = glyph > 0 && glyph < 0x7f && screen.charsets.map(glyph) != glyph;
        boolean whole = width == 2
                ? buffer.row().isWideAt(x)
                : glyph != Glyph.TAIL && !buffer.row().isWideAt(x);
        return whole && !mapped && buffer.row().style(x) == screen.pen.number();
    }

    private void placement() {
        if (screen.modes.insert) {
            sink.csi(4, 'h');
        }
        if (!screen.modes.isSet(PrivateMode.AUTO_WRAP)) {
            sink.mode(PrivateMode.AUTO_WRAP.number(), false);
        }
    }

    private void place(ScreenBuffer buffer, int x) {
        boolean origin = screen.modes.isSet(PrivateMode.ORIGIN);
        sink.position(x, origin ? Math.max(0, buffer.y - buffer.top) : buffer.y);
    }
}
