package io.shareterm.terminal.screen;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/** Which modes are set. */
final class Modes {
    private static final Map<Integer, PrivateMode> BY_NUMBER = new HashMap<>();
    private static final EnumSet<PrivateMode> INITIAL = EnumSet.noneOf(PrivateMode.class);

    static {
        for (PrivateMode mode : PrivateMode.values()) {
            BY_NUMBER.put(mode.number(), mode);
            if (mode.initially()) {
                INITIAL.add(mode);
            }
        }
    }

    private final EnumSet<PrivateMode> set = EnumSet.copyOf(INITIAL);
    /** IRM: characters push what is right of them. */
    boolean insert;
    /** LNM: a line feed is also a carriage return. */
    boolean newLine;
    /** xterm's modifyOtherKeys, 0 to 2. */
    int modifyOtherKeys;

    boolean isSet(PrivateMode mode) {
        return set.contains(mode);
    }

    /** Sets or resets the mode of this number; unknown ones do nothing. */
    void set(int number, boolean on) {
        PrivateMode mode = BY_NUMBER.get(number);
        if (mode != null) {
            set(mode, on);
        }
    }

    void set(PrivateMode mode, boolean on) {
        if (mode.isMouseTracking()) {
            set.removeIf(PrivateMode::isMouseTracking);
        } else if (mode.isMouseEncoding()) {
            set.removeIf(PrivateMode::isMouseEncoding);
        }
        if (on) {
            set.add(mode);
        } else {
            set.remove(mode);
        }
    }

    void reset() {
        set.clear();
        set.addAll(INITIAL);
        insert = false;
        newLine = false;
        modifyOtherKeys = 0;
    }
}
