package io.shareterm.config.settings;

/** A settings record was asked for with a value that its key does not allow, or that does not go with another. */
public final class InvalidSetting extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String reason;

    /**
     * @param key the setting to change
     * @param reason the end of a sentence that begins with the value: {@code is larger than log.bytes}
     */
    public InvalidSetting(Key<?> key, String reason) {
        super(key.path() + ": " + reason + "; it must be " + key.kind().allowed());
        this.path = key.path();
        this.reason = reason;
    }

    String path() {
        return path;
    }

    String reason() {
        return reason;
    }
}
