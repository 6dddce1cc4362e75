package io.shareterm.broker.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.shareterm.protocol.identity.SessionId;

/**
 * The session on this node: one actor per session (DESIGN 7.2). It owns the {@link FrameLog}, the seats of the viewers, those
 * who wait to be let in, and how far the agent may send. The frames do not pass through it on their way out: viewers read the
 * log themselves.
 *
 * <p>Its life is a sequence of phases, each a behavior of its own with its own reading of {@link HubCommand}:
 *
 * <pre>
 * Detached --Attach--> Home(generation, link) --EndSession--> Ended
 *    ^                   |      ^ a higher Attach |
 *    +------Detach-------+      +-----------------+
 * </pre>
 *
 * <p>A hub that follows the home on another node is a further phase beside {@link HomePhase}, with the same log and seats; it
 * comes with the cluster. Until then nothing can lead there: the {@link Directory} is local, and whatever home it knows is
 * this hub or a failed one before it.
 *
 * <p>Lost when it dies: log, seats and waiting joiners. The connections watch it and close, the agent and the viewers dial
 * again, and the agent brings the session back (DESIGN 2).
 */
public final class SessionHub {

    private SessionHub() {}

    /**
     * A hub that waits for its agent.
     *
     * @param registry is asked when the hub is not needed any more; it takes the hub out of the gauges
     * @param gauges see this hub from now on
     */
    public static Behavior<HubCommand> create(
            SessionId session,
            HubSettings settings,
            Directory directory,
            ActorRef<HubRegistry.Command> registry,
            SessionGauges gauges) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            var core = new HubCore(session, settings, directory, registry, context, timers);
            gauges.add(context.getSelf(), new SessionGauges.View(core.log, core.seats, core.desk));
            directory.lookup(session, context.messageAdapter(Directory.Answer.class, HubCommand.Located::new));
            return new DetachedPhase(core);
        }));
    }
}
