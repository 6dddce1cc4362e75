package io.shareterm.agent.cli;

/** How the command tells a script what happened. After a command ran, {@code share} ends with its code instead. */
enum ExitCode {
    /** The session ended, or the person left. */
    OK(0),
    /** Our fault. */
    FAULT(1),
    /** The command line or the settings. */
    USAGE(2),
    /** Refused or removed. */
    REFUSED(3),
    /** The broker is not reachable or its certificate not accepted. */
    UNREACHABLE(4),
    /** The session is lost for good, or not to be trusted any more. */
    LOST(5),
    /** Something is missing on this machine. */
    MISSING(6);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
