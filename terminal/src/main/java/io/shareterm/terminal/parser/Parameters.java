package io.shareterm.terminal.parser;

/**
 * The numeric parameters of one control sequence, each with its colon-separated sub-parameters (ECMA-48 5.4, ITU-T T.416
 * as xterm reads it). The parser owns and reuses the object: it is valid only during the call that passes it.
 *
 * <p>Bounds: {@value #MAX_PARAMETERS} parameters (xterm has 30, xterm.js 32) and {@value #MAX_VALUES} values with
 * sub-parameters; what comes later is dropped and the sequence still counts. Values stop at {@value #MAX_VALUE}, as in
 * xterm.
 */
public final class Parameters {
    public static final int MAX_PARAMETERS = 32;
    public static final int MAX_VALUES = 64;
    public static final int MAX_VALUE = 65_535;
    /** The value of a parameter that was left out. */
    public static final int OMITTED = -1;

    private final int[] values = new int[MAX_VALUES];
    private final int[] starts = new int[MAX_PARAMETERS + 1];
    private int count;
    private int used;
    private boolean full;

    Parameters() {
        clear();
    }

    /** How many parameters there are, at least 1: a sequence without any has one that is omitted. */
    public int count() {
        return count;
    }

    /** The value of parameter {@code index} (from 0), or {@code fallback} where it is omitted or was not sent. */
    public int get(int index, int fallback) {
        if (index >= count) {
            return fallback;
        }
        int value = values[starts[index]];
        return value == OMITTED ? fallback : value;
    }

    /** The value of parameter {@code index}, where omitted, absent and 0 all mean 1, as for cursor movement. */
    public int orOne(int index) {
        return Math.max(1, get(index, 1));
    }

    /** How many sub-parameters follow parameter {@code index}; 0 for a plain one. */
    public int subCount(int index) {
        return index >= count ? 0 : end(index) - starts[index] - 1;
    }

    /** Sub-parameter {@code sub} (from 0) of parameter {@code index}, or {@code fallback} where omitted or absent. */
    public int sub(int index, int sub, int fallback) {
        if (sub >= subCount(index)) {
            return fallback;
        }
        int value = values[starts[index] + 1 + sub];
        return value == OMITTED ? fallback : value;
    }

    private int end(int index) {
        return index + 1 < count ? starts[index + 1] : used;
    }

    void clear() {
        count = 1;
        used = 1;
        full = false;
        starts[0] = 0;
        values[0] = OMITTED;
    }

    /** Takes a parameter byte: a digit, a colon or a semicolon. */
    void put(int code) {
        if (code == ';') {
            full = count == MAX_PARAMETERS || used == MAX_VALUES;
            if (!full) {
                starts[count++] = used;
                values[used++] = OMITTED;
            }
        } else if (code == ':') {
            full |= used == MAX_VALUES;
            if (!full) {
                values[used++] = OMITTED;
            }
        } else if (!full) {
            int value = values[used - 1];
            values[used - 1] = value == OMITTED ? code - '0' : Math.min(MAX_VALUE, value * 10 + code - '0');
        }
    }
}
