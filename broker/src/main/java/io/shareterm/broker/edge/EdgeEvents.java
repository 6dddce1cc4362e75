package io.shareterm.broker.edge;

import io.shareterm.broker.tls.TlsEnd;
import java.net.InetSocketAddress;
import java.time.Duration;

/** What happens at the edge, for the log and for metrics. Called from many threads; must return at once. */
public interface EdgeEvents {
    /** A connection was accepted; its handshake begins. */
    void opened(long connection, InetSocketAddress remote);

    /** Its handshake is done, so long after it was opened. */
    void established(EdgePeer peer, Duration handshake);

    /** It is over, so long after it was opened; comes exactly once for each that was opened. */
    void closed(long connection, InetSocketAddress remote, TlsEnd end, Duration lifetime);

    /** A connection was accepted and dropped at once. */
    void refused(InetSocketAddress remote, ConnectionLimits.Verdict why);

    /** These events to both, to this one first. */
    default EdgeEvents and(EdgeEvents other) {
        return new EdgeEventsPair(this, other);
    }
}
