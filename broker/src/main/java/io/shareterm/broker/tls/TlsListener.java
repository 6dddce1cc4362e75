package io.shareterm.broker.tls;

/** Is told about one connection, on the connection's own island: return at once, and throw nothing. */
public interface TlsListener {
    /** The handshake is done; comes before the first byte of plaintext, at most once. */
    void established(TlsSession session);

    /** The connection is over and nothing of it is left; comes exactly once, and last. */
    void ended(TlsEnd end);
}
