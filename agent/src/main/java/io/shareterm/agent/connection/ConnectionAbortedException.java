package io.shareterm.agent.connection;

/** This side gave the connection up; the message says why. */
final class ConnectionAbortedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConnectionAbortedException(String reason) {
        super(reason);
    }
}
