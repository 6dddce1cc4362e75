package io.shareterm.terminal.screen;

import io.shareterm.terminal.parser.ControlString;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** What belongs to the window and not to the cells: title, title stack, cursor shape, colours that were set by OSC. */
final class WindowProperties {
    /** Characters of a title that are kept. */
    static final int MAX_TITLE_CHARACTERS = 1_024;
    /** xterm.js keeps as many titles. */
    static final int MAX_TITLES = 10;

    private static final int MAX_COLOUR_CHARACTERS = 64;

    private String title = "";
    private final Deque<String> titles = new ArrayDeque<>();
    private int cursorShape;
    /** Colour number (OSC 4), or 256 + Ps for OSC 10 to 12, to its specification. */
    private final Map<Integer, String> colours = new TreeMap<>();

    /** Where OSC 10, 11 and 12 are kept among the colours: at this plus their number. */
    static final int DYNAMIC = 256;

    String title() {
        return title;
    }

    /** The title stack, its top last. */
    Iterable<String> titles() {
        return titles;
    }

    /** The parameter of the last DECSCUSR, 0 to 6. */
    int cursorShape() {
        return cursorShape;
    }

    Map<Integer, String> colours() {
        return colours;
    }

    void setTitle(String newTitle) {
        title = newTitle.length() <= MAX_TITLE_CHARACTERS ? newTitle : newTitle.substring(0, MAX_TITLE_CHARACTERS);
    }

    void pushTitle() {
        titles.addLast(title);
        if (titles.size() > MAX_TITLES) {
            titles.removeFirst();
        }
    }

    void popTitle() {
        if (!titles.isEmpty()) {
            title = titles.removeLast();
        }
    }

    void setCursorShape(int shape) {
        if (shape <= 6) {
            cursorShape = shape;
        }
    }

    /** OSC 4 ; n ; spec ; n ; spec ... */
    void setIndexed(String argument) {
        String[] parts = argument.split(";", -1);
        for (int i = 0; i + 1 < parts.length; i += 2) {
            int index = index(parts[i]);
            if (index >= 0) {
                setColour(index, parts[i + 1]);
            }
        }
    }

    /** OSC 10, 11 or 12: one colour for each number from {@code command} on. */
    void setDynamic(int command, String argument) {
        String[] parts = argument.split(";", -1);
        for (int i = 0; i < parts.length && command + i <= 12; i++) {
            setColour(DYNAMIC + command + i, parts[i]);
        }
    }

    /** OSC 104: these indices, or all where there is none. */
    void resetIndexed(ControlString string) {
        String argument = string.argument();
        if (argument.isEmpty()) {
            colours.keySet().removeIf(index -> index < DYNAMIC);
        } else {
            for (String part : argument.split(";", -1)) {
                colours.remove(index(part));
            }
        }
    }

    void resetDynamic(int command) {
        colours.remove(DYNAMIC + command);
    }

    /** RIS: colours and cursor shape; a title stays, as in xterm and xterm.js. */
    void reset() {
        cursorShape = 0;
        colours.clear();
    }

    /** A question is not a colour, and what is no colour by its looks is not kept. */
    private void setColour(int key, String specification) {
        boolean plain = specification.chars().allMatch(c -> c > 0x20 && c < 0x7f);
        if (plain
                && !specification.isEmpty()
                && !specification.equals("?")
                && specification.length() <= MAX_COLOUR_CHARACTERS) {
            colours.put(key, specification);
        }
    }

    private static int index(String text) {
        if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int index = Integer.parseInt(text);
        return index < DYNAMIC ? index : -1;
    }
}
