package io.shareterm.broker;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import com.typesafe.config.ConfigFactory;
import io.shareterm.broker.admin.AdminServer;
import io.shareterm.broker.directory.LocalDirectory;
import io.shareterm.broker.edge.EdgeHandlers;
import io.shareterm.broker.edge.EdgeListener;
import io.shareterm.broker.peer.PeerFlows;
import io.shareterm.broker.session.HubRegistry;
import io.shareterm.broker.session.HubSettings;
import io.shareterm.broker.session.SessionGauges;
import io.shareterm.broker.web.WebPages;
import io.shareterm.config.broker.BrokerSettings;
import io.shareterm.config.tls.ServerTls;
import io.shareterm.config.tls.TlsMaterial;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** One running broker: its actor system, its listener and the way down. */
public final class Broker {

    /** What listens, and what it hands connections to. */
    private record Open(EdgeListener listener, ActorRef<HubRegistry.Command> registry, Optional<AdminServer> admin) {}

    private final ActorSystem<Void> system;
    private final Guardian.Wires wires;
    private final SessionGauges sessions;
    private final Open open;
    private final Duration drainTime;
    private Optional<CompletionStage<Done>> stopped = Optional.empty();

    private Broker(
            ActorSystem<Void> system, Guardian.Wires wires, SessionGauges sessions, Open open, Duration drainTime) {
        this.system = system;
        this.wires = wires;
        this.sessions = sessions;
        this.open = open;
        this.drainTime = drainTime;
    }

    /**
     * Starts a broker in this process.
     *
     * @param material the certificate that it shows
     * @return the broker once it listens; fails with {@link io.shareterm.broker.edge.BindFailed} or
     *     {@link io.shareterm.broker.admin.AdminBindFailed} if it cannot
     */
    public static CompletionStage<Broker> start(BrokerSettings settings, TlsMaterial material) {
        var wires = new Guardian.Wires();
        var sessions = new SessionGauges();
        var guardian = Guardian.create(HubSettings.of(settings), new LocalDirectory(), sessions, wires);
        var system = ActorSystem.create(guardian, "shareterm", ConfigFactory.load("shareterm-broker"));
        var metrics = settings.admin().map(listen -> new BrokerMetrics(listen, sessions));
        return wires.registry()
                .thenCompose(registry -> listen(system, new Wiring(settings, metrics), material, registry))
                .thenApply(open -> {
                    var admin = metrics.map(m -> m.serve(() -> isUp(open.listener())));
                    var all = new Open(open.listener(), open.registry(), admin);
                    return new Broker(
                            system, wires, sessions, all, settings.ending().drainTime());
                })
                .whenComplete((broker, failure) -> {
                    if (failure != null) {
                        system.terminate();
                    }
                });
    }

    private static CompletionStage<Open> listen(
            ActorSystem<Void> system, Wiring wiring, TlsMaterial material, ActorRef<HubRegistry.Command> registry) {
        var peers = wiring.peers(registry);
        // The pages with the first request: a broker beside an agent may never have one, and HTTP is much of a start.
        var handlers = new EdgeHandlers(
                peer -> PeerFlows.create(peers, Wiring.info(peer)), request -> new WebPages(system).answer(request));
        return EdgeListener.bind(system, wiring.edge(), ServerTls.of(material).context(), handlers, wiring.edgeEvents())
                .thenApply(listener -> new Open(listener, registry, Optional.empty()));
    }

    private static boolean isUp(EdgeListener listener) {
        return !listener.terminated().toCompletableFuture().isDone();
    }

    /** Where it listens, with the port that was taken. */
    public InetSocketAddress address() {
        return open.listener().address();
    }

    /** Where the operators' port is, if there is one. */
    public Optional<InetSocketAddress> adminAddress() {
        return open.admin().map(AdminServer::address);
    }

    /** What its sessions hold. */
    public SessionGauges sessions() {
        return sessions;
    }

    /** Fails if the listener dies, completes after {@link #stop}. */
    public CompletionStage<Done> listening() {
        return open.listener().terminated();
    }

    /**
     * Takes no more connections, tells every agent and viewer {@code shutting_down}, closes their connections and ends the
     * actor system; after the drain time whether they took it or not. May be called more than once.
     */
    public synchronized CompletionStage<Done> stop() {
        if (stopped.isEmpty()) {
            stopped = Optional.of(goDown());
        }
        return stopped.get();
    }

    private CompletionStage<Done> goDown() {
        return open.listener()
                .unbind()
                .thenRun(() -> open.registry().tell(new HubRegistry.ShutDown()))
                .thenCompose(done -> wires.registryEnded())
                .thenCompose(done -> open.listener().drain())
                .toCompletableFuture()
                .orTimeout(drainTime.toMillis(), TimeUnit.MILLISECONDS)
                .handle((done, late) -> {
                    open.admin().ifPresent(AdminServer::close);
                    system.terminate();
                    return Done.getInstance();
                })
                .thenCompose(done -> system.getWhenTerminated());
    }
}
