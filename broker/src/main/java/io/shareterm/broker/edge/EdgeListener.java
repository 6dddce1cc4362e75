package io.shareterm.broker.edge;

import akka.Done;
import akka.actor.typed.ActorSystem;
import akka.io.Inet.SocketOption;
import akka.io.TcpSO;
import akka.japi.Pair;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Tcp;
import akka.stream.javadsl.Tcp.ServerBinding;
import io.shareterm.broker.tls.HandshakePool;
import io.shareterm.broker.tls.ServerEngines;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker's one port. Owns the listening socket, the handshake pool and the list of open connections. A connection
 * that fails in whatever way ends alone. If the listener itself dies, {@link #terminated} fails and no new connection
 * comes; those open go on.
 */
public final class EdgeListener {
    private static final Logger LOG = LoggerFactory.getLogger(EdgeListener.class);

    /** Accepted by the kernel and not yet by us; a broker that comes back gets everybody at once. */
    private static final int BACKLOG = 1024;

    /**
     * Bytes, of which the kernel reserves twice as many. Left alone it would take megabytes for a viewer that has stopped
     * reading, each of them a byte that cannot be skipped any more. 256 KiB fill 20 Mbit/s over 100 ms.
     */
    private static final int SEND_BUFFER = 256 * 1024;

    private static final List<SocketOption> OPTIONS = List.of(TcpSO.sendBufferSize(SEND_BUFFER), TcpSO.keepAlive(true));

    /** The transport's own half-close: our end does not cut off the peer's bytes nor our last ones. */
    private static final boolean HALF_CLOSE = true;

    private final ServerBinding binding;
    private final CompletionStage<Done> terminated;
    private final EdgeAcceptor acceptor;
    private final HandshakePool pool;

    private EdgeListener(
            ServerBinding binding, CompletionStage<Done> terminated, EdgeAcceptor acceptor, HandshakePool pool) {
        this.binding = binding;
        this.terminated = terminated;
        this.acceptor = acceptor;
        this.pool = pool;
    }

    /**
     * Begins to listen.
     *
     * @param context the broker's certificate and key
     * @param handlers what connections are handed to
     * @param events told of every connection; {@link ConnectionLog} at least
     * @return the listener once the port is bound; fails with {@link BindFailed}
     */
    public static CompletionStage<EdgeListener> bind(
            ActorSystem<?> system,
            EdgeSettings settings,
            SSLContext context,
            EdgeHandlers handlers,
            EdgeEvents events) {
        HandshakePool pool = new HandshakePool(
                settings.handshakes().threads(), settings.handshakes().queue());
        EdgeAcceptor acceptor = new EdgeAcceptor(system, settings, new ServerEngines(context), pool, handlers, events);
        Pair<CompletionStage<ServerBinding>, CompletionStage<Done>> running = Tcp.get(system)
                .bind(settings.host(), settings.port(), BACKLOG, OPTIONS, HALF_CLOSE, Optional.empty())
                .toMat(Sink.foreach(acceptor::accept), Keep.both())
                .run(system);
        return running.first().handle((binding, failure) -> {
            if (failure != null) {
                pool.close();
                throw new BindFailed(settings.host(), settings.port(), failure);
            }
            return new EdgeListener(binding, watched(running.second()), acceptor, pool);
        });
    }

    private static CompletionStage<Done> watched(CompletionStage<Done> terminated) {
        return terminated.whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.error("the listener died; no new connections", failure);
            }
        });
    }

    /** Where it listens, with the port that was taken. */
    public InetSocketAddress address() {
        return binding.localAddress();
    }

    /** Completes after {@link #unbind}, fails if the listener dies. */
    public CompletionStage<Done> terminated() {
        return terminated;
    }

    /** Takes no more connections; completes when the port is free. Those open go on. */
    public CompletionStage<Done> unbind() {
        return binding.unbind().thenCompose(unit -> binding.whenUnbound());
    }

    /**
     * Takes no more connections and closes those open, each with close_notify; completes when none is left, at the latest
     * when the close deadline has passed. What a peer should be told before, its own flow tells it first.
     */
    public CompletionStage<Done> drain() {
        return unbind().thenCompose(done -> acceptor.drain()).whenComplete((done, failure) -> pool.close());
    }
}
