package io.shareterm.protocol.frame;

/**
 * A peer broke the protocol. It is the only exception that a decoder or opener throws for what came in; its message
 * holds numbers and names of this protocol, never bytes of the peer's, so it may be logged and sent back.
 */
public final class ProtocolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public ProtocolException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    public ProtocolException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** What to tell the peer. */
    public ErrorCode code() {
        return code;
    }
}
