package io.shareterm.terminal.unicode;

import java.util.Arrays;

/** Break property and width of every code point, from {@link CharacterRanges}: two-level, pages of 256, equal pages shared. */
final class CharacterTable {
    /** Set where the character takes two columns. */
    static final int WIDE = 0x10;
    /** The part that is a {@link GraphemeBreak} code. */
    static final int BREAK_MASK = 0x0f;

    private static final int HANGUL_FIRST = 0xac00;
    private static final int HANGUL_LAST = 0xd7a3;
    private static final int HANGUL_TRAILING = 28;
    private static final int PAGE = 256;
    private static final byte[][] PAGES = load();

    private CharacterTable() {}

    /** The break code and {@link #WIDE} of {@code codePoint}. */
    static int get(int codePoint) {
        if (codePoint >= HANGUL_FIRST && codePoint <= HANGUL_LAST) {
            boolean open = (codePoint - HANGUL_FIRST) % HANGUL_TRAILING == 0;
            return WIDE | (open ? GraphemeBreak.LV : GraphemeBreak.LVT).code;
        }
        return PAGES[codePoint >> 8][codePoint & 0xff];
    }

    private static byte[][] load() {
        byte[] narrow = new byte[PAGE];
        byte[][] pages = new byte[(Character.MAX_CODE_POINT + 1) / PAGE][];
        Arrays.fill(pages, narrow);
        CharacterRanges.TEXT.lines().forEach(line -> add(pages, narrow, line));
        shareEqualPages(pages);
        return pages;
    }

    private static void add(byte[][] pages, byte[] narrow, String line) {
        String[] parts = line.split(": ");
        boolean wide = parts[0].endsWith(" wide");
        String name = wide ? parts[0].substring(0, parts[0].length() - " wide".length()) : parts[0];
        byte value = (byte) (GraphemeBreak.named(name).code | (wide ? WIDE : 0));
        for (String range : parts[1].split(" ")) {
            String[] ends = range.split("-");
            int last = Integer.parseInt(ends[ends.length - 1], 16);
            for (int codePoint = Integer.parseInt(ends[0], 16); codePoint <= last; codePoint++) {
                int page = codePoint >> 8;
                if (pages[page] == narrow) {
                    pages[page] = new byte[PAGE];
                }
                pages[page][codePoint & 0xff] = value;
            }
        }
    }

    private static void shareEqualPages(byte[][] pages) {
        for (int i = 1; i < pages.length; i++) {
            if (Arrays.equals(pages[i], pages[i - 1])) {
                pages[i] = pages[i - 1];
            }
        }
    }
}
