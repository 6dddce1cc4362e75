package io.shareterm.agent.local;

import java.nio.file.Path;

/** The embedded broker did not start; the message is for people. */
public final class BrokerStartException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int brokerExitCode;

    BrokerStartException(String why, Path log, int brokerExitCode) {
        super("the broker for this session did not start: " + why + "\n(its log is " + log
                + "; or use a broker of your team: --broker HOST:PORT)");
        this.brokerExitCode = brokerExitCode;
    }

    /** With which code it ended; 1 if it has not. */
    public int brokerExitCode() {
        return brokerExitCode;
    }
}
