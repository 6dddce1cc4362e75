package io.shareterm.broker;

import akka.actor.typed.ActorRef;
import io.shareterm.broker.edge.ConnectionCaps;
import io.shareterm.broker.edge.ConnectionLog;
import io.shareterm.broker.edge.EdgeEvents;
import io.shareterm.broker.edge.EdgePeer;
import io.shareterm.broker.edge.EdgeSettings;
import io.shareterm.broker.edge.EdgeSettings.HandshakeCaps;
import io.shareterm.broker.edge.HttpDeadlines;
import io.shareterm.broker.peer.FailedJoins;
import io.shareterm.broker.peer.PeerContext;
import io.shareterm.broker.peer.PeerEvents;
import io.shareterm.broker.peer.PeerInfo;
import io.shareterm.broker.peer.PeerLog;
import io.shareterm.broker.peer.PeerSettings;
import io.shareterm.broker.peer.PublicName;
import io.shareterm.broker.session.HubRegistry;
import io.shareterm.broker.tls.TlsDeadlines;
import io.shareterm.config.broker.BrokerSettings;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/** The broker's settings as each of its packages takes them. */
final class Wiring {

    /** From our close_notify to the peer's: a round trip and a busy machine. */
    private static final Duration CLOSE_TIME = Duration.ofSeconds(5);

    private final BrokerSettings settings;
    private final FailedJoins failedJoins;
    private final SecureRandom random = new SecureRandom();
    private final Optional<BrokerMetrics> metrics;

    Wiring(BrokerSettings settings, Optional<BrokerMetrics> metrics) {
        this.settings = settings;
        this.metrics = metrics;
        this.failedJoins = new FailedJoins(settings.limits().connections().failedJoinsPerMinute());
    }

    EdgeSettings edge() {
        var connections = settings.limits().connections();
        var handshakes = settings.limits().handshakes();
        var processors = Runtime.getRuntime().availableProcessors();
        return new EdgeSettings(
                settings.listen().host(),
                settings.listen().port(),
                new ConnectionCaps(connections.total(), connections.perAddress()),
                new HandshakeCaps(handshakes.threadsOn(processors), handshakes.concurrent()),
                new TlsDeadlines(handshakes.time(), CLOSE_TIME),
                new HttpDeadlines(handshakes.firstMessageTime(), connections.idleTime()));
    }

    EdgeEvents edgeEvents() {
        EdgeEvents log = new ConnectionLog();
        return metrics.map(m -> log.and(m.edge())).orElse(log);
    }

    PeerContext peers(ActorRef<HubRegistry.Command> registry) {
        return new PeerContext(
                PeerSettings.of(settings), publicName(), registry, failedJoins, peerEvents(), random, System::nanoTime);
    }

    private PeerEvents peerEvents() {
        PeerEvents log = new PeerLog();
        return metrics.map(m -> log.and(m.peers())).orElse(log);
    }

    static PeerInfo info(EdgePeer peer) {
        return new PeerInfo(
                peer.connection(), peer.remote().getAddress(), peer.tls().localSpkiSha256());
    }

    private PublicName publicName() {
        return settings.listen()
                .publicAddress()
                .map(address -> new PublicName(address.host(), address.port().orElse(0)))
                .orElse(PublicName.AS_DIALLED);
    }
}
