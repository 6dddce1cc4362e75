package io.shareterm.broker.edge;

import io.shareterm.broker.tls.TlsEnd;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;

/** Tells two of every event. */
record EdgeEventsPair(EdgeEvents first, EdgeEvents second) implements EdgeEvents {
    EdgeEventsPair {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
    }

    @Override
    public void opened(long connection, InetSocketAddress remote) {
        first.opened(connection, remote);
        second.opened(connection, remote);
    }

    @Override
    public void established(EdgePeer peer, Duration handshake) {
        first.established(peer, handshake);
        second.established(peer, handshake);
    }

    @Override
    public void closed(long connection, InetSocketAddress remote, TlsEnd end, Duration lifetime) {
        first.closed(connection, remote, end, lifetime);
        second.closed(connection, remote, end, lifetime);
    }

    @Override
    public void refused(InetSocketAddress remote, ConnectionLimits.Verdict why) {
        first.refused(remote, why);
        second.refused(remote, why);
    }
}
