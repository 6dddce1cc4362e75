package io.shareterm.broker.edge;

import io.shareterm.broker.tls.TlsDeadlines;
import java.util.Objects;

/**
 * Where and how the edge listens.
 *
 * @param host interface to listen on, a name or an address
 * @param port 0 to 65535; 0 takes a free one
 * @param connections how many may be open
 * @param handshakes threads and queue of the handshake pool
 * @param tls deadlines of every connection
 * @param http deadlines of connections that speak HTTP
 */
public record EdgeSettings(
        String host,
        int port,
        ConnectionCaps connections,
        HandshakeCaps handshakes,
        TlsDeadlines tls,
        HttpDeadlines http) {
    private static final int PORT_MAX = 65_535;

    public EdgeSettings {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(connections, "connections");
        Objects.requireNonNull(handshakes, "handshakes");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(http, "http");
        if (port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException("port: " + port + ", must be 0 to " + PORT_MAX);
        }
    }

    /**
     * The pool that computes handshakes.
     *
     * @param threads at least 1
     * @param queue handshakes that may wait for a thread, at least 1; the next one is refused
     */
    public record HandshakeCaps(int threads, int queue) {
        public HandshakeCaps {
            if (threads < 1 || queue < 1) {
                throw new IllegalArgumentException("threads=" + threads + ", queue=" + queue + ", must be at least 1");
            }
        }
    }
}
