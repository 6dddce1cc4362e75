package io.shareterm.load.tls;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpResponse;
import akka.io.Inet.SocketOption;
import akka.io.TcpSO;
import akka.stream.TLSClosing;
import akka.stream.TLSProtocol.SendBytes;
import akka.stream.TLSProtocol.SessionBytes;
import akka.stream.TLSProtocol.SslTlsInbound;
import akka.stream.TLSProtocol.SslTlsOutbound;
import akka.stream.javadsl.BidiFlow;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.TLS;
import akka.stream.javadsl.Tcp;
import akka.stream.javadsl.Tcp.IncomingConnection;
import akka.util.ByteString;
import io.shareterm.broker.edge.ConnectionCaps;
import io.shareterm.broker.edge.ConnectionLog;
import io.shareterm.broker.edge.EdgeHandlers;
import io.shareterm.broker.edge.EdgeListener;
import io.shareterm.broker.edge.EdgeSettings;
import io.shareterm.broker.edge.EdgeSettings.HandshakeCaps;
import io.shareterm.broker.edge.HttpDeadlines;
import io.shareterm.broker.tls.HandshakePool;
import io.shareterm.broker.tls.ServerEngines;
import io.shareterm.broker.tls.TlsDeadlines;
import io.shareterm.broker.tls.TlsEnd;
import io.shareterm.broker.tls.TlsListener;
import io.shareterm.broker.tls.TlsSession;
import io.shareterm.broker.tls.TlsStage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Listens with one variant or another; the graphs around it are the same. */
final class Listeners {
    private static final String HOST = "127.0.0.1";
    private static final int BACKLOG = 1024;
    private static final int MANY = 100_000;
    /** As the edge sets it. */
    private static final List<SocketOption> OPTIONS = List.of(TcpSO.sendBufferSize(256 * 1024));

    private static final TlsDeadlines DEADLINES = new TlsDeadlines(Duration.ofMinutes(1), Duration.ofSeconds(5));
    private static final HandshakeCaps HANDSHAKES = new HandshakeCaps(1, MANY);

    private Listeners() {}

    /** The port. */
    static int listen(Variant variant, ActorSystem<?> system, SSLContext context, Viewers viewers) {
        ServerEngines engines = new ServerEngines(context);
        HandshakePool pool = new HandshakePool(HANDSHAKES.threads(), HANDSHAKES.queue());
        return switch (variant) {
            case FUSED -> listen(system, () -> fused(engines, pool).join(viewers.flow()));
            case STOCK -> listen(system, () -> stock(engines).join(viewers.flow()));
            case EDGE -> edge(system, context, viewers);
        };
    }

    private static int listen(ActorSystem<?> system, Supplier<Flow<ByteString, ByteString, NotUsed>> connection) {
        return Tcp.get(system)
                .bind(HOST, 0, BACKLOG, OPTIONS, true, Optional.empty())
                .to(Sink.foreach((IncomingConnection incoming) -> incoming.handleWith(connection.get(), system)))
                .run(system)
                .toCompletableFuture()
                .join()
                .localAddress()
                .getPort();
    }

    private static BidiFlow<ByteString, ByteString, ByteString, ByteString, NotUsed> fused(
            ServerEngines engines, HandshakePool pool) {
        TlsStage stage = new TlsStage(engines, pool, DEADLINES, new Unheard());
        return BidiFlow.fromGraph(stage).reversed().mapMaterializedValue(control -> NotUsed.getInstance());
    }

    private static BidiFlow<ByteString, ByteString, ByteString, ByteString, NotUsed> stock(ServerEngines engines) {
        Flow<SslTlsInbound, ByteString, NotUsed> plain = Flow.of(SslTlsInbound.class)
                .filter(SessionBytes.class::isInstance)
                .map(in -> ((SessionBytes) in).bytes());
        Flow<ByteString, SslTlsOutbound, NotUsed> wrapped =
                Flow.of(ByteString.class).map(SendBytes::new);
        return BidiFlow.fromFlows(wrapped, plain)
                .atop(TLS.create(engines, TLSClosing.eagerClose()))
                .reversed();
    }

    private static int edge(ActorSystem<?> system, SSLContext context, Viewers viewers) {
        Duration day = Duration.ofDays(1);
        EdgeSettings settings = new EdgeSettings(
                HOST, 0, new ConnectionCaps(MANY, MANY), HANDSHAKES, DEADLINES, new HttpDeadlines(day, day));
        EdgeHandlers handlers = new EdgeHandlers(
                peer -> viewers.flow(), request -> CompletableFuture.completedFuture(HttpResponse.create()));
        return EdgeListener.bind(system, settings, context, handlers, new ConnectionLog())
                .toCompletableFuture()
                .join()
                .address()
                .getPort();
    }

    /** The bare stage has nobody to tell. */
    private static final class Unheard implements TlsListener {
        @Override
        public void established(TlsSession session) {}

        @Override
        public void ended(TlsEnd end) {}
    }
}
