package io.shareterm.terminal.screen;

import io.shareterm.terminal.cell.Colour;
import io.shareterm.terminal.cell.Style;

/**
 * What DECSC keeps and DECRC restores (position, rendition, charsets, origin mode; neither a pending wrap nor a single
 * shift, as in xterm.js).
 *
 * @param x column from 0
 * @param y row from 0
 */
record SavedCursor(int x, int y, long style, int underlineColour, Charsets charsets, boolean origin) {
    /** What DECRC restores when nothing was saved. */
    static final SavedCursor HOME = new SavedCursor(0, 0, Style.PLAIN, Colour.DEFAULT, Charsets.DEFAULT, false);
}
