package io.shareterm.agent.connection;

/**
 * Why there is no connection to a broker, or none any more.
 *
 * @param sentence for people: what happened, and what to do about it
 */
public record DialFailure(Kind kind, String sentence) {
    /** What is different for the one who has to act on it. */
    public enum Kind {
        NAME_NOT_FOUND,
        CONNECTION_REFUSED,
        TIMEOUT,
        /** The broker's certificate is not accepted. */
        CERTIFICATE,
        /** Something else than a shareterm broker answers there. */
        NOT_A_BROKER,
        /** An error of the network. */
        NETWORK,
        /** The broker said why it does not want this peer. */
        TURNED_AWAY,
        /** The peer ended the connection. */
        CLOSED,
        /** The peer broke the protocol. */
        PROTOCOL
    }
}
