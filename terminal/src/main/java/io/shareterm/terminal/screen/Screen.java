package io.shareterm.terminal.screen;

import io.shareterm.terminal.cell.Colour;
import io.shareterm.terminal.cell.Glyph;
import io.shareterm.terminal.cell.Row;
import io.shareterm.terminal.cell.Style;
import io.shareterm.terminal.cell.StyleTable;
import io.shareterm.terminal.cell.TextTable;
import java.util.BitSet;
import java.util.function.Consumer;

/**
 * Everything that a terminal shows and remembers: the normal and (while it is on) the alternate buffer, the pen, modes,
 * charsets, titles and colours. The tables of styles, clusters and hyperlinks are emptied of what no cell uses whenever
 * they have grown past a bound that follows from the number of cells.
 */
final class Screen {
    /** A hyperlink longer than this is not kept; VTE has the same limit. */
    static final int MAX_LINK_CHARACTERS = 2_083;
    /** Hyperlinks kept at a time: with the limit above some 4 MiB at worst. */
    static final int MAX_LINKS = 1_024;

    /** Code points in one cell; more are dropped, so that no cell grows without bound. */
    static final int MAX_CLUSTER_CODE_POINTS = 32;

    private static final int LEAST_TABLE = 1_024;

    final Modes modes = new Modes();
    final StyleTable styles = new StyleTable();
    final TextTable clusters = new TextTable();
    final TextTable links = new TextTable();
    final Pen pen = new Pen(styles);
    final WindowProperties properties = new WindowProperties();
    ScreenBuffer normal;
    /** Where output goes: {@link #normal} or the alternate buffer. */
    ScreenBuffer active;

    Charsets charsets = Charsets.DEFAULT;
    /** The cursor that was saved on the alternate screen, which itself is gone when it is off. */
    private SavedCursor alternateSaved = SavedCursor.HOME;

    Screen(int columns, int rows) {
        normal = new ScreenBuffer(columns, rows, 0, modes);
        active = normal;
        links.intern("");
    }

    /** RIS: as it was in the beginning. */
    void reset() {
        modes.reset();
        properties.reset();
        charsets = Charsets.DEFAULT;
        alternateSaved = SavedCursor.HOME;
        pen.set(Style.PLAIN, Colour.DEFAULT, StyleTable.NO_LINK);
        normal = new ScreenBuffer(normal.columns(), normal.rowCount(), 0, modes);
        active = normal;
    }

    boolean isAlternate() {
        return active != normal;
    }

    void enterAlternate() {
        if (!isAlternate()) {
            active = new ScreenBuffer(normal.columns(), normal.rowCount(), pen.erasedNumber(), modes);
            active.x = normal.x;
            active.y = normal.y;
            active.saved = alternateSaved;
        }
    }

    void leaveAlternate() {
        if (isAlternate()) {
            normal.x = active.x;
            normal.y = active.y;
            alternateSaved = active.saved;
            active = normal;
        }
    }

    /** The cursor saved on the alternate screen, whether that is on or off. */
    SavedCursor alternateSaved() {
        return isAlternate() ? active.saved : alternateSaved;
    }

    void saveCursor() {
        active.saved = new SavedCursor(
                Math.min(active.x, active.columns() - 1),
                active.y,
                pen.style(),
                pen.underlineColour(),
                charsets.shiftOnce(Charsets.NO_SHIFT),
                modes.isSet(PrivateMode.ORIGIN));
    }

    void restoreCursor() {
        SavedCursor saved = active.saved;
        modes.set(PrivateMode.ORIGIN, saved.origin());
        charsets = saved.charsets();
        pen.set(saved.style(), saved.underlineColour(), pen.link());
        active.x = saved.x();
        active.y = saved.y();
        active.restrict();
    }

    void endSingleShift() {
        if (charsets.single() != Charsets.NO_SHIFT) {
            charsets = charsets.shiftOnce(Charsets.NO_SHIFT);
        }
    }

    void resize(int columns, int rows) {
        if (isAlternate()) {
            active.resize(columns, rows);
        }
        normal.resize(columns, rows);
    }

    /** The number of a hyperlink, given as {@code params;uri}; {@link StyleTable#NO_LINK} for none or one too many. */
    int link(String target) {
        if (target.length() > MAX_LINK_CHARACTERS) {
            return StyleTable.NO_LINK;
        }
        if (links.size() >= MAX_LINKS) {
            sweepStyles();
        }
        return links.size() >= MAX_LINKS ? StyleTable.NO_LINK : links.intern(target);
    }

    /** What a cell shows; a tail shows nothing. */
    String text(int glyph) {
        if (glyph == Glyph.TAIL) {
            return "";
        }
        return Glyph.isCluster(glyph) ? clusters.text(Glyph.index(glyph)) : Character.toString(glyph);
    }

    /** The glyph of {@code glyph} with one more code point; unchanged when it has too many already. */
    int joined(int glyph, int codePoint) {
        String text = text(glyph);
        if (text.codePointCount(0, text.length()) >= MAX_CLUSTER_CODE_POINTS) {
            return glyph;
        }
        if (clusters.size() > tableBound()) {
            sweepClusters();
            // The cell's own number may have changed; its text is safe.
        }
        return Glyph.cluster(clusters.intern(text + Character.toString(codePoint)));
    }

    /** To be called after the pen changed: sweeps the style table when it has grown too far. */
    void boundStyles() {
        if (styles.size() > tableBound()) {
            sweepStyles();
        }
    }

    private int tableBound() {
        return Math.max(LEAST_TABLE, 4 * normal.columns() * normal.rowCount());
    }

    private void sweepStyles() {
        BitSet live = new BitSet(styles.size());
        forEachRow(row -> row.collectStyles(live));
        int[] renumbered = styles.retain(live);
        forEachRow(row -> row.renumberStyles(renumbered));
        BitSet liveLinks = new BitSet();
        liveLinks.set(StyleTable.NO_LINK);
        liveLinks.set(pen.link());
        for (int i = 0; i < styles.size(); i++) {
            liveLinks.set(styles.link(i));
        }
        int[] relinked = links.retain(liveLinks);
        styles.relink(relinked);
        pen.setLink(relinked[pen.link()]);
    }

    private void sweepClusters() {
        BitSet live = new BitSet(clusters.size());
        forEachRow(row -> row.collectClusters(live));
        int[] renumbered = clusters.retain(live);
        forEachRow(row -> row.renumberClusters(renumbered));
    }

    private void forEachRow(Consumer<Row> action) {
        for (int y = 0; y < normal.rowCount(); y++) {
            action.accept(normal.row(y));
            if (isAlternate()) {
                action.accept(active.row(y));
            }
        }
    }
}
