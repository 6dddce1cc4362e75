package io.shareterm.protocol.admission;

/** What a member may do. The agent's gate alone goes by it (PROTOCOL 7.3). */
public enum Role {
    /** May type. */
    HELPER,
    /** May watch. */
    OBSERVER
}
