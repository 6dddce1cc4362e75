package io.shareterm.terminal.screen;

/** The DEC and xterm private modes that belong to the state of a terminal (CSI ? Pm h and l; xterm ctlseqs). */
public enum PrivateMode {
    APPLICATION_CURSOR_KEYS(1, false),
    REVERSE_VIDEO(5, false),
    ORIGIN(6, false),
    AUTO_WRAP(7, true),
    CURSOR_BLINK(12, false),
    CURSOR_VISIBLE(25, true),
    REVERSE_WRAP(45, false),
    APPLICATION_KEYPAD(66, false),
    MOUSE_X10(9, false),
    MOUSE_BUTTONS(1000, false),
    MOUSE_DRAG(1002, false),
    MOUSE_ANY(1003, false),
    FOCUS_EVENTS(1004, false),
    MOUSE_UTF8(1005, false),
    MOUSE_SGR(1006, false),
    ALTERNATE_SCROLL(1007, false),
    MOUSE_URXVT(1015, false),
    MOUSE_SGR_PIXELS(1016, false),
    BRACKETED_PASTE(2004, false),
    SYNCHRONIZED_OUTPUT(2026, false),
    COLOUR_SCHEME_EVENTS(2031, false),
    /** mintty and tmux: Escape sends an unambiguous sequence. */
    APPLICATION_ESCAPE(7727, false);

    private final int number;
    private final boolean initially;

    PrivateMode(int number, boolean initially) {
        this.number = number;
        this.initially = initially;
    }

    public int number() {
        return number;
    }

    /** Whether the mode is set after a reset. */
    public boolean initially() {
        return initially;
    }

    /** Whether it is one of the four that choose which mouse events are reported; at most one is set. */
    public boolean isMouseTracking() {
        return this == MOUSE_X10 || this == MOUSE_BUTTONS || this == MOUSE_DRAG || this == MOUSE_ANY;
    }

    /** Whether it is one of those that choose how mouse events are written; at most one is set. */
    public boolean isMouseEncoding() {
        return this == MOUSE_UTF8 || this == MOUSE_SGR || this == MOUSE_URXVT || this == MOUSE_SGR_PIXELS;
    }
}
