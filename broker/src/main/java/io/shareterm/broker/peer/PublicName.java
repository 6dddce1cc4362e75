package io.shareterm.broker.peer;

/**
 * What links should say instead of what the agent dialled (PROTOCOL 6.2).
 *
 * @param host empty: as dialled
 * @param port 0: as dialled
 */
public record PublicName(String host, int port) {
    /** Links say what the agent dialled. */
    public static final PublicName AS_DIALLED = new PublicName("", 0);
}
