package io.shareterm.protocol.frame;

import java.util.Locale;
import java.util.Optional;

/** The errors that peers tell each other (PROTOCOL 6.9). */
public enum ErrorCode {
    PROTOCOL_ERROR(1, true),
    FRAME_INVALID(2, true),
    FRAME_TOO_LARGE(3, true),
    TOO_SLOW(4, true),
    CLAIM_REFUSED(5, true),
    SUPERSEDED(6, true),
    LIMIT_REACHED(7, true),
    INVITE_UNKNOWN(8, true),
    TOO_MANY_ATTEMPTS(9, true),
    NO_SHARER(10, true),
    REFUSED(11, true),
    REMOVED(12, true),
    IDLE_TIMEOUT(13, true),
    SHUTTING_DOWN(14, true),
    INPUT_TOO_FAST(15, false),
    ENDED(16, true);

    private static final ErrorCode[] BY_NUMBER = values();

    private final int number;
    private final boolean closes;

    ErrorCode(int number, boolean closes) {
        this.number = number;
        this.closes = closes;
    }

    /** The number on the wire, from 1. */
    public int number() {
        return number;
    }

    /** Whether the sender of this error closes the connection after it. */
    public boolean closes() {
        return closes;
    }

    /** The name in PROTOCOL 6.9, for logs and people: {@code frame_too_large}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The error with that number on the wire, if this version knows one. */
    public static Optional<ErrorCode> of(int number) {
        return number >= 1 && number <= BY_NUMBER.length ? Optional.of(BY_NUMBER[number - 1]) : Optional.empty();
    }
}
