package io.shareterm.broker.edge;

import io.shareterm.broker.tls.TlsEnd;
import io.shareterm.broker.tls.TlsListener;
import io.shareterm.broker.tls.TlsSession;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One connection's place in the books: turns what its TLS stage tells into events, and leaves when it is over. */
final class EdgeConnection implements TlsListener {
    private final long number;
    private final InetSocketAddress remote;
    private final EdgeEvents events;
    private final Runnable leave;
    private final long openedNanos = System.nanoTime();
    private final CompletableFuture<EdgePeer> established = new CompletableFuture<>();

    /**
     * Opens it.
     *
     * @param leave run once, when nothing of the connection is left
     */
    EdgeConnection(long number, InetSocketAddress remote, EdgeEvents events, Runnable leave) {
        this.number = number;
        this.remote = remote;
        this.events = events;
        this.leave = leave;
        events.opened(number, remote);
    }

    /** Who is there, once the handshake is done; never completes if it fails. */
    CompletionStage<EdgePeer> peer() {
        return established;
    }

    @Override
    public void established(TlsSession session) {
        EdgePeer peer = new EdgePeer(number, remote, session);
        events.established(peer, age());
        established.complete(peer);
    }

    @Override
    public void ended(TlsEnd end) {
        leave.run();
        events.closed(number, remote, end, age());
    }

    /** Its stream could not be started, so there is no stage to tell of its end. */
    void failed(RuntimeException cause) {
        ended(new TlsEnd(TlsEnd.Cause.FLOW_FAILED, cause.toString()));
    }

    private Duration age() {
        return Duration.ofNanos(System.nanoTime() - openedNanos);
    }
}
