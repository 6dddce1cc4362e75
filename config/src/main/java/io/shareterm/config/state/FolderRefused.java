package io.shareterm.config.state;

/** A private folder or file cannot be used; the message says which, why, and what to do. */
public final class FolderRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FolderRefused(String message) {
        super(message);
    }

    public FolderRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
