package io.shareterm.broker;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import com.typesafe.config.ConfigFactory;
import io.shareterm.broker.directory.LocalDirectory;
import io.shareterm.broker.edge.EdgeHandlers;
import io.shareterm.broker.edge.EdgeListener;
import io.shareterm.broker.peer.PeerFlows;
import io.shareterm.broker.session.HubRegistry;
import io.shareterm.broker.session.HubSettings;
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

    private final ActorSystem<Void> system;
    private final Guardian.Wires wires;
    private final EdgeListener listener;
    private final ActorRef<HubRegistry.Command> registry;
    private final Duration drainTime;
    private Optional<CompletionStage<Done>> stopped = Optional.empty();

    private Broker(
            ActorSystem<Void> system,
            Guardian.Wires wires,
            EdgeListener listener,
            ActorRef<HubRegistry.Command> registry,
            Duration drainTime) {
        this.system = system;
        this.wires = wires;
        this.listener = listener;
        this.registry = registry;
        this.drainTime = drainTime;
    }

    /**
     * Starts a broker in this process.
     *
     * @param material the certificate that it shows
     * @return the broker once it listens; fails with {@link io.shareterm.broker.edge.BindFailed} if it cannot
     */
    public static CompletionStage<Broker> start(BrokerSettings settings, TlsMaterial material) {
        var wires = new Guardian.Wires();
        var guardian = Guardian.create(HubSettings.of(settings), new LocalDirectory(), wires);
        var system = ActorSystem.create(guardian, "shareterm", ConfigFactory.load("shareterm-broker"));
        var wiring = new Wiring(settings);
        return wires.registry()
                .thenCompose(registry -> EdgeListener.bind(
                                system,
                                wiring.edge(),
                                ServerTls.of(material).context(),
                                new EdgeHandlers(
                                        peer -> PeerFlows.create(wiring.peers(registry), Wiring.info(peer)),
                                        new WebPages(system)::answer),
                                wiring.edgeEvents())
                        .thenApply(listener -> new Broker(
                                system,
                                wires,
                                listener,
                                registry,
                                settings.ending().drainTime())))
                .whenComplete((broker, failure) -> {
                    if (failure != null) {
                        system.terminate();
                    }
                });
    }

    /** Where it listens, with the port that was taken. */
    public InetSocketAddress address() {
        return listener.address();
    }

    /** Fails if the listener dies, completes after {@link #stop}. */
    public CompletionStage<Done> listening() {
        return listener.terminated();
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
        return listener.unbind()
                .thenRun(() -> registry.tell(new HubRegistry.ShutDown()))
                .thenCompose(done -> wires.registryEnded())
                .thenCompose(done -> listener.drain())
                .toCompletableFuture()
                .orTimeout(drainTime.toMillis(), TimeUnit.MILLISECONDS)
                .handle((done, late) -> {
                    system.terminate();
                    return Done.getInstance();
                })
                .thenCompose(done -> system.getWhenTerminated());
    }
}
