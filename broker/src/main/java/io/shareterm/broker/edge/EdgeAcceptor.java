package io.shareterm.broker.edge;

import akka.Done;
import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.BidiFlow;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.Tcp.IncomingConnection;
import akka.util.ByteString;
import io.shareterm.broker.tls.HandshakePool;
import io.shareterm.broker.tls.ServerEngines;
import io.shareterm.broker.tls.TlsControl;
import io.shareterm.broker.tls.TlsDeadlines;
import io.shareterm.broker.tls.TlsStage;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns each accepted connection into a stream of its own: TCP, TLS and the flow for its ALPN, in one island. */
final class EdgeAcceptor {
    private static final Logger LOG = LoggerFactory.getLogger(EdgeAcceptor.class);

    private final ActorSystem<?> system;
    private final ServerEngines engines;
    private final HandshakePool pool;
    private final TlsDeadlines deadlines;
    private final EdgeHandlers handlers;
    private final EdgeEvents events;
    private final HttpFlow http;
    private final ConnectionLimits limits;
    private final OpenConnections open = new OpenConnections();

    EdgeAcceptor(
            ActorSystem<?> system,
            EdgeSettings settings,
            ServerEngines engines,
            HandshakePool pool,
            EdgeHandlers handlers,
            EdgeEvents events) {
        this.system = system;
        this.engines = engines;
        this.pool = pool;
        this.deadlines = settings.tls();
        this.handlers = handlers;
        this.events = events;
        this.http = new HttpFlow(
                system, settings.http(), handlers.web(), engines.get().getSession());
        this.limits = new ConnectionLimits(settings.connections());
    }

    /** Takes one connection; nothing that goes wrong with it comes out of here, or it would end the listener. */
    void accept(IncomingConnection incoming) {
        InetSocketAddress remote = incoming.remoteAddress();
        try {
            ConnectionLimits.Verdict verdict = limits.enter(remote.getAddress());
            switch (verdict) {
                case ADMITTED -> serve(incoming);
                case TOO_MANY, TOO_MANY_FROM_ADDRESS -> {
                    events.refused(remote, verdict);
                    incoming.handleWith(Flow.fromSinkAndSource(Sink.cancelled(), Source.empty()), system);
                }
            }
        } catch (RuntimeException e) {
            LOG.error("connection from {} could not be served; the listener goes on", remote, e);
        }
    }

    /** Closes all, now and from now on; completes when none is left. */
    CompletionStage<Done> drain() {
        return open.drain();
    }

    private void serve(IncomingConnection incoming) {
        InetSocketAddress remote = incoming.remoteAddress();
        long number = open.enter();
        EdgeConnection connection = new EdgeConnection(number, remote, events, () -> {
            limits.leave(remote.getAddress());
            open.leave(number);
        });
        try {
            open.started(number, run(incoming, connection));
        } catch (RuntimeException e) {
            connection.failed(e);
            throw e;
        }
    }

    private TlsControl run(IncomingConnection incoming, EdgeConnection connection) {
        TlsStage tls = new TlsStage(engines, pool, deadlines, connection);
        AlpnSwitch chosen = new AlpnSwitch(connection.peer(), this::choose);
        return BidiFlow.fromGraph(tls)
                .join(incoming.flow())
                .joinMat(Flow.fromGraph(chosen), Keep.left())
                .run(system);
    }

    private Flow<ByteString, ByteString, NotUsed> choose(EdgePeer peer) {
        return peer.tls().alpn().equals(ServerEngines.NATIVE)
                ? handlers.nativePeer().apply(peer)
                : http.create(peer);
    }
}
