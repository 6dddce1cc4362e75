package io.shareterm.broker.edge;

import io.shareterm.broker.tls.TlsSession;
import java.net.InetSocketAddress;
import java.util.Objects;

/**
 * Who is at the other end of a connection, as far as the edge can tell.
 *
 * @param connection number of the connection in this process, from 1; ties log lines together
 * @param remote as the socket says
 * @param tls what the handshake settled
 */
public record EdgePeer(long connection, InetSocketAddress remote, TlsSession tls) {
    public EdgePeer {
        Objects.requireNonNull(remote, "remote");
        Objects.requireNonNull(tls, "tls");
    }
}
