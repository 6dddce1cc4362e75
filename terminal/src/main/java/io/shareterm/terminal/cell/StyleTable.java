package io.shareterm.terminal.cell;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Gives equal styles equal small numbers, so that a cell needs four bytes for its style and a run of cells is compared by
 * number. Number 0 is {@link Style#PLAIN} without underline colour and hyperlink. Numbers change only by {@link #retain}.
 */
public final class StyleTable {
    /** The number of no hyperlink. */
    public static final int NO_LINK = 0;

    private static final int INITIAL_CAPACITY = 64;

    private long[] styles = new long[INITIAL_CAPACITY];
    private int[] underlineColours = new int[INITIAL_CAPACITY];
    private int[] links = new int[INITIAL_CAPACITY];
    private int size;
    /** Open addressing over numbers plus one; twice as long as the columns. */
    private int[] slots = new int[2 * INITIAL_CAPACITY];

    public StyleTable() {
        intern(Style.PLAIN, Colour.DEFAULT, NO_LINK);
    }

    public int size() {
        return size;
    }

    public long style(int number) {
        return styles[number];
    }

    public int underlineColour(int number) {
        return underlineColours[number];
    }

    public int link(int number) {
        return links[number];
    }

    /** The number of this style, a new one if it is not there yet. */
    public int intern(long style, int underlineColour, int link) {
        int slot = slot(style, underlineColour, link);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == styles.length) {
            grow();
            slot = slot(style, underlineColour, link);
        }
        styles[size] = style;
        underlineColours[size] = underlineColour;
        links[size] = link;
        slots[slot] = ++size;
        return size - 1;
    }

    /** Drops all but the {@code live} numbers and number 0; returns the new number for each old live one. */
    public int[] retain(BitSet live) {
        live.set(0);
        int[] renumbered = new int[size];
        int kept = 0;
        for (int old = live.nextSetBit(0); old >= 0; old = live.nextSetBit(old + 1)) {
            styles[kept] = styles[old];
            underlineColours[kept] = underlineColours[old];
            links[kept] = links[old];
            renumbered[old] = kept++;
        }
        size = kept;
        rehash();
        return renumbered;
    }

    /** Gives every style's hyperlink its new number. */
    public void relink(int[] renumbered) {
        for (int i = 0; i < size; i++) {
            links[i] = renumbered[links[i]];
        }
        rehash();
    }

    private int slot(long style, int underlineColour, int link) {
        long mixed = (style ^ ((long) underlineColour << 21) ^ ((long) link << 43)) * 0x9e3779b97f4a7c15L;
        int mask = slots.length - 1;
        int slot = (int) (mixed >>> 40) & mask;
        while (slots[slot] != 0 && !matches(slots[slot] - 1, style, underlineColour, link)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean matches(int number, long style, int underlineColour, int link) {
        return styles[number] == style && underlineColours[number] == underlineColour && links[number] == link;
    }

    private void grow() {
        int capacity = 2 * styles.length;
        styles = Arrays.copyOf(styles, capacity);
        underlineColours = Arrays.copyOf(underlineColours, capacity);
        links = Arrays.copyOf(links, capacity);
        slots = new int[2 * capacity];
        rehash();
    }

    private void rehash() {
        Arrays.fill(slots, 0);
        for (int i = 0; i < size; i++) {
            slots[slot(styles[i], underlineColours[i], links[i])] = i + 1;
        }
    }
}
