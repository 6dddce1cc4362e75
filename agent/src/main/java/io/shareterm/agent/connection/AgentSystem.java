package io.shareterm.agent.connection;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The actor system of one command. */
public final class AgentSystem {
    /** To flush what is on its way into sockets. */
    private static final Duration END_TIMEOUT = Duration.ofSeconds(2);

    private AgentSystem() {}

    /** Starts a system with this guardian. */
    public static <T> ActorSystem<T> start(Behavior<T> guardian) {
        Config config = ConfigFactory.parseResources(AgentSystem.class.getClassLoader(), "io/shareterm/agent/akka.conf")
                .withFallback(ConfigFactory.defaultReference(AgentSystem.class.getClassLoader()))
                .resolve();
        return ActorSystem.create(guardian, "shareterm", config);
    }

    /** Ends the system; returns when it is gone, or after a short time anyway. */
    public static void end(ActorSystem<?> system) {
        system.terminate();
        try {
            system.getWhenTerminated().toCompletableFuture().get(END_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            // The process is about to end anyway, and with it whatever hangs.
            system.log().debug("the actor system did not end in good order", late);
        }
    }
}
