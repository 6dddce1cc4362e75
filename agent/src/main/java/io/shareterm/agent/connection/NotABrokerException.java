package io.shareterm.agent.connection;

/** The peer speaks TLS, but not this protocol. */
final class NotABrokerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotABrokerException(String message) {
        super(message);
    }
}
