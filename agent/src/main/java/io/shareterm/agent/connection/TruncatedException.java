package io.shareterm.agent.connection;

/** The connection ended within a frame (PROTOCOL 1.5). */
final class TruncatedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TruncatedException() {
        super("the connection ended within a frame");
    }
}
