package io.shareterm.broker.peer;

import akka.actor.typed.ActorRef;
import io.shareterm.broker.session.HubRegistry;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * What all connections of native peers share.
 *
 * @param settings limits and times
 * @param publicName what links should say
 * @param registry where sessions are found
 * @param failedJoins who failed too often
 * @param events who is told
 * @param random for nonces
 * @param nanoTime the clock, in nanoseconds since some moment
 */
public record PeerContext(
        PeerSettings settings,
        PublicName publicName,
        ActorRef<HubRegistry.Command> registry,
        FailedJoins failedJoins,
        PeerEvents events,
        SecureRandom random,
        LongSupplier nanoTime) {
    public PeerContext {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(publicName, "publicName");
        Objects.requireNonNull(registry, "registry");
        Objects.requireNonNull(failedJoins, "failedJoins");
        Objects.requireNonNull(events, "events");
        Objects.requireNonNull(random, "random");
        Objects.requireNonNull(nanoTime, "nanoTime");
    }
}
