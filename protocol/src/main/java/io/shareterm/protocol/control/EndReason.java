package io.shareterm.protocol.control;

import java.util.Optional;

/** Why a session is over for good (PROTOCOL 6.8). */
public enum EndReason {
    COMMAND_ENDED(1),
    SHARER_ENDED(2);

    private final int number;

    EndReason(int number) {
        this.number = number;
    }

    /** The number on the wire and in the signature. */
    public int number() {
        return number;
    }

    /** The reason with that number on the wire, if this version knows one. */
    public static Optional<EndReason> of(int number) {
        return switch (number) {
            case 1 -> Optional.of(COMMAND_ENDED);
            case 2 -> Optional.of(SHARER_ENDED);
            default -> Optional.empty();
        };
    }
}
