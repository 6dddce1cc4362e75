package io.shareterm.protocol.input;

import java.util.Optional;

/** What the agent's gate did with an input (PROTOCOL 7.3). */
public enum Verdict {
    /** Written to the pty. */
    TYPED(0, true),
    /** The member's role does not type. */
    OBSERVER(1, true),
    MUTED(2, true),
    /** Nobody but the sharer types now. */
    LOCKED(3, true),
    /** Typed at a screen that is too old, or not there yet. */
    STALE(4, true),
    /** An input before it is missing. */
    GAP(5, false),
    DUPLICATE(6, false),
    /** Does not open under the member's key, or is malformed. */
    UNREADABLE(7, false);

    private static final Verdict[] BY_NUMBER = values();

    private final int number;
    private final boolean consumes;

    Verdict(int number, boolean consumes) {
        this.number = number;
        this.consumes = consumes;
    }

    /** The byte on the wire. */
    public int number() {
        return number;
    }

    /** Whether the input's number is used up by it. */
    public boolean consumes() {
        return consumes;
    }

    static Optional<Verdict> of(int number) {
        return number < BY_NUMBER.length ? Optional.of(BY_NUMBER[number]) : Optional.empty();
    }
}
