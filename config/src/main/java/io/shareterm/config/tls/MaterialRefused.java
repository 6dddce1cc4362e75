package io.shareterm.config.tls;

/** A certificate or key file cannot be used; the message says which, why, and what to do. */
public final class MaterialRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MaterialRefused(String message) {
        super(message);
    }

    MaterialRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
