package io.shareterm.protocol.control;

/** Where the sharer's agent is, as the broker knows (PROTOCOL 6.5). */
public enum Sharer {
    HERE,
    /** Was here and may come back. */
    AWAY,
    /** Never seen here: waiting for the sharer. */
    UNKNOWN
}
