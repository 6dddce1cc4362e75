package io.shareterm.agent.session;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Size of a terminal in character cells, {@value #MIN} to {@value #MAX} each (PROTOCOL 8.1). */
public record TerminalSize(int columns, int rows) {
    public static final int MIN = 1;
    public static final int MAX = 4096;
    /** What a terminal has that says nothing else (the VT100). */
    public static final TerminalSize DEFAULT = new TerminalSize(80, 24);

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})[xX](\\d{1,5})");

    public TerminalSize {
        check("columns", columns);
        check("rows", rows);
    }

    /** Reads {@code COLSxROWS}; empty where the text has another form or a number is out of range. */
    public static Optional<TerminalSize> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        int columns = Integer.parseInt(form.group(1));
        int rows = Integer.parseInt(form.group(2));
        return inRange(columns) && inRange(rows) ? Optional.of(new TerminalSize(columns, rows)) : Optional.empty();
    }

    /** The nearest legal size: some terminals report 0x0 while they start. */
    public static TerminalSize nearest(int columns, int rows) {
        return new TerminalSize(
                columns < MIN ? DEFAULT.columns : Math.min(columns, MAX),
                rows < MIN ? DEFAULT.rows : Math.min(rows, MAX));
    }

    @Override
    public String toString() {
        return columns + "x" + rows;
    }

    private static void check(String name, int value) {
        if (!inRange(value)) {
            throw new IllegalArgumentException(
                    name + " out of range: value=" + value + ", min=" + MIN + ", max=" + MAX);
        }
    }

    private static boolean inRange(int value) {
        return value >= MIN && value <= MAX;
    }
}
