package io.shareterm.broker;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.shareterm.broker.admin.AdminServer;
import io.shareterm.broker.admin.EdgeMetrics;
import io.shareterm.broker.admin.PeerMetrics;
import io.shareterm.broker.admin.SessionMetrics;
import io.shareterm.broker.session.SessionGauges;
import io.shareterm.config.settings.HostPort;
import java.util.function.BooleanSupplier;

/** The metrics of one broker, made only where an admin port is configured: their library takes time to load. */
final class BrokerMetrics {

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final EdgeMetrics edge = new EdgeMetrics(registry);
    private final PeerMetrics peers = new PeerMetrics(registry);
    private final HostPort listen;

    BrokerMetrics(HostPort listen, SessionGauges sessions) {
        this.listen = listen;
        SessionMetrics.register(registry, sessions);
    }

    EdgeMetrics edge() {
        return edge;
    }

    PeerMetrics peers() {
        return peers;
    }

    AdminServer serve(BooleanSupplier ready) {
        return AdminServer.start(listen, registry, ready);
    }
}
