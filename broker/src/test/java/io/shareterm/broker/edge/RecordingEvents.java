package io.shareterm.broker.edge;

import io.shareterm.broker.tls.TlsEnd;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what happened at the edge. */
final class RecordingEvents implements EdgeEvents {
    private final List<Long> opened = new CopyOnWriteArrayList<>();
    private final List<EdgePeer> established = new CopyOnWriteArrayList<>();
    private final List<TlsEnd> closed = new CopyOnWriteArrayList<>();
    private final List<ConnectionLimits.Verdict> refused = new CopyOnWriteArrayList<>();

    @Override
    public void opened(long connection, InetSocketAddress remote) {
        opened.add(connection);
    }

    @Override
    public void established(EdgePeer peer, Duration handshake) {
        established.add(peer);
    }

    @Override
    public void closed(long connection, InetSocketAddress remote, TlsEnd end, Duration lifetime) {
        closed.add(end);
    }

    @Override
    public void refused(InetSocketAddress remote, ConnectionLimits.Verdict why) {
        refused.add(why);
    }

    List<Long> opened() {
        return opened;
    }

    List<EdgePeer> established() {
        return established;
    }

    List<TlsEnd> closed() {
        return closed;
    }

    List<TlsEnd.Cause> causes() {
        return closed.stream().map(TlsEnd::cause).toList();
    }

    List<ConnectionLimits.Verdict> refused() {
        return refused;
    }
}
