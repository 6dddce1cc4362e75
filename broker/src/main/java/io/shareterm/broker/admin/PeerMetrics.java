package io.shareterm.broker.admin;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.shareterm.broker.peer.PeerEvents;
import io.shareterm.broker.peer.PeerInfo;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.identity.SessionId;
import java.util.Locale;

/** What native peers do, counted. */
public final class PeerMetrics implements PeerEvents {

    private final Gauge connected;
    private final Counter joined;
    private final Counter errors;
    private final Counter truncated;
    private final Counter skips;

    /** @param registry where the metrics are found */
    public PeerMetrics(PrometheusRegistry registry) {
        connected = Gauge.builder()
                .name("shareterm_peers_connected")
                .help("Agents whose claim holds, and admitted viewers, that are connected")
                .labelNames("part")
                .register(registry);
        joined = Counter.builder()
                .name("shareterm_peers_joined_total")
                .help("The same, that ever connected")
                .labelNames("part")
                .register(registry);
        errors = Counter.builder()
                .name("shareterm_errors_total")
                .help("Errors sent and received, by their code in the protocol")
                .labelNames("code", "way")
                .register(registry);
        truncated = Counter.builder()
                .name("shareterm_peers_truncated_total")
                .help("Connections that ended within a frame or without close_notify")
                .register(registry);
        skips = Counter.builder()
                .name("shareterm_viewer_skips_total")
                .help("Viewers that were overtaken by the log and went on at a later place")
                .register(registry);
    }

    @Override
    public void joined(PeerInfo peer, Part part, SessionId session) {
        connected.labelValues(name(part)).inc();
        joined.labelValues(name(part)).inc();
    }

    @Override
    public void left(PeerInfo peer, Part part, SessionId session) {
        connected.labelValues(name(part)).dec();
    }

    @Override
    public void failed(PeerInfo peer, ErrorCode code, String detail) {
        errors.labelValues(code.wireName(), "sent").inc();
    }

    @Override
    public void complained(PeerInfo peer, ErrorCode code) {
        errors.labelValues(code.wireName(), "received").inc();
    }

    @Override
    public void truncated(PeerInfo peer) {
        truncated.inc();
    }

    @Override
    public void skipped(PeerInfo peer) {
        skips.inc();
    }

    private static String name(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }
}
