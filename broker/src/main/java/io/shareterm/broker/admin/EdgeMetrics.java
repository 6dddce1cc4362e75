package io.shareterm.broker.admin;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.shareterm.broker.edge.ConnectionLimits;
import io.shareterm.broker.edge.EdgeEvents;
import io.shareterm.broker.edge.EdgePeer;
import io.shareterm.broker.tls.TlsEnd;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;

/** Connections of every kind, counted. */
public final class EdgeMetrics implements EdgeEvents {

    private static final double NANOS_PER_SECOND = 1e9;
    /** From an idle machine's handshake to the default deadline. */
    private static final double[] HANDSHAKE_SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    private final Gauge open;
    private final Counter closed;
    private final Counter refused;
    private final Histogram handshakes;

    /** @param registry where the metrics are found */
    public EdgeMetrics(PrometheusRegistry registry) {
        open = Gauge.builder()
                .name("shareterm_connections_open")
                .help("Connections of every kind that are open")
                .register(registry);
        closed = Counter.builder()
                .name("shareterm_connections_closed_total")
                .help("Connections that ended, by what came first")
                .labelNames("reason")
                .register(registry);
        refused = Counter.builder()
                .name("shareterm_connections_refused_total")
                .help("Connections dropped as soon as they were accepted")
                .labelNames("reason")
                .register(registry);
        handshakes = Histogram.builder()
                .name("shareterm_handshake_seconds")
                .help("From accepting a connection to the end of its TLS handshake")
                .classicUpperBounds(HANDSHAKE_SECONDS)
                .register(registry);
    }

    @Override
    public void opened(long connection, InetSocketAddress remote) {
        open.inc();
    }

    @Override
    public void established(EdgePeer peer, Duration handshake) {
        handshakes.observe(handshake.toNanos() / NANOS_PER_SECOND);
    }

    @Override
    public void closed(long connection, InetSocketAddress remote, TlsEnd end, Duration lifetime) {
        open.dec();
        closed.labelValues(end.cause().label()).inc();
    }

    @Override
    public void refused(InetSocketAddress remote, ConnectionLimits.Verdict why) {
        refused.labelValues(why.name().toLowerCase(Locale.ROOT)).inc();
    }
}
