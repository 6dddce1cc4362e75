package io.shareterm.broker;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.Behaviors;
import io.shareterm.broker.session.Directory;
import io.shareterm.broker.session.HubRegistry;
import io.shareterm.broker.session.HubSettings;
import io.shareterm.broker.session.SessionGauges;
import java.util.concurrent.CompletableFuture;

/** The top of the broker's actors: spawns the hub registry, and does nothing else. Takes no messages. */
final class Guardian {

    /**
     * What becomes known while it runs.
     *
     * @param registry once it is there
     * @param registryEnded once it has ended, at a shutdown
     */
    record Wires(CompletableFuture<ActorRef<HubRegistry.Command>> registry, CompletableFuture<Done> registryEnded) {
        Wires() {
            this(new CompletableFuture<>(), new CompletableFuture<>());
        }
    }

    private Guardian() {}

    static Behavior<Void> create(HubSettings settings, Directory directory, SessionGauges gauges, Wires wires) {
        return Behaviors.setup(context -> {
            // Restart: the hubs are children and end with the failure; their connections close, and everybody comes
            // again.
            var registry = context.spawn(
                    Behaviors.supervise(HubRegistry.create(settings, directory, gauges))
                            .onFailure(SupervisorStrategy.restart()),
                    "hubs");
            context.watch(registry);
            wires.registry().complete(registry);
            return Behaviors.receive(Void.class)
                    .onSignal(Terminated.class, ended -> {
                        wires.registryEnded().complete(Done.getInstance());
                        return Behaviors.same();
                    })
                    .build();
        });
    }
}
