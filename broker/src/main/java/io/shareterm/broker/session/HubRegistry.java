package io.shareterm.broker.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.shareterm.protocol.control.ControlMessage.Failure;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.identity.SessionId;
import java.util.HashMap;
import java.util.Map;

/**
 * The hubs of this node, by session. It starts a hub with the first connection that asks for its session, and passes the first
 * message of every connection on; so a hub that retires cannot miss one.
 *
 * <p>Sessions with an agent and sessions that are only waited for are limited apart: who waits for made-up sessions keeps no
 * sharer out. Lost when it dies: all hubs, and with them what {@link SessionHub} says.
 */
public final class HubRegistry extends AbstractBehavior<HubRegistry.Command> {

    /** What a registry may be told. */
    public sealed interface Command {}

    /** The first message of a connection, for that session's hub. Answered by {@link Entered}, beyond the limits by {@code Close}. */
    public record Enter(SessionId session, HubCommand.Entrance message) implements Command {}

    /** A connection is gone whose first message came by {@link Enter}. */
    public record Depart(SessionId session, HubCommand.Departure message) implements Command {}

    /** The broker stops: every hub tells everybody, and ends. */
    public record ShutDown() implements Command {}

    /** That hub has handled so many first messages, and nobody needs it. */
    record Unneeded(SessionId session, long handled) implements Command {}

    private record HubGone(SessionId session, ActorRef<HubCommand> hub) implements Command {}

    /** A hub, the first messages passed to it, and whether an agent was among them. */
    private static final class Entry {
        final ActorRef<HubCommand> hub;
        long passed;
        boolean claimed;

        Entry(ActorRef<HubCommand> hub) {
            this.hub = hub;
        }
    }

    private final HubSettings settings;
    private final Directory directory;
    private final SessionGauges gauges;
    private final Map<SessionId, Entry> hubs = new HashMap<>();

    private HubRegistry(
            ActorContext<Command> context, HubSettings settings, Directory directory, SessionGauges gauges) {
        super(context);
        this.settings = settings;
        this.directory = directory;
        this.gauges = gauges;
    }

    /** A registry without hubs; its hubs are seen by {@code gauges}. */
    public static Behavior<Command> create(HubSettings settings, Directory directory, SessionGauges gauges) {
        return Behaviors.setup(context -> {
            gauges.clear();
            return new HubRegistry(context, settings, directory, gauges);
        });
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Enter.class, this::onEnter)
                .onMessage(Depart.class, this::onDepart)
                .onMessage(Unneeded.class, this::onUnneeded)
                .onMessage(HubGone.class, this::onHubGone)
                .onMessage(ShutDown.class, m -> onShutDown())
                .build();
    }

    private Behavior<Command> onEnter(Enter enter) {
        var claims = enter.message() instanceof HubCommand.Attach;
        var known = hubs.get(enter.session());
        if ((known == null || (claims && !known.claimed))
                && count(claims) >= settings.sessions().total()) {
            var max = settings.sessions().total();
            var text = "this broker has too many sessions: max=%d; try again later".formatted(max);
            refuse(enter.message(), Failure.of(ErrorCode.LIMIT_REACHED, text));
            return this;
        }
        var entry = known == null ? start(enter.session()) : known;
        entry.passed++;
        entry.claimed |= claims;
        answer(enter.message(), new Entered(entry.hub));
        entry.hub.tell(enter.message());
        return this;
    }

    private Behavior<Command> onDepart(Depart depart) {
        var entry = hubs.get(depart.session());
        if (entry != null) {
            entry.hub.tell(depart.message());
        }
        return this;
    }

    private Entry start(SessionId session) {
        var hub = SessionHub.create(session, settings, directory, getContext().getSelf(), gauges);
        // Stop, not restart: its state would be gone, and those who watch it would not know. They come again.
        var supervised = Behaviors.supervise(hub).onFailure(SupervisorStrategy.stop());
        var entry = new Entry(getContext().spawnAnonymous(supervised));
        getContext().watchWith(entry.hub, new HubGone(session, entry.hub));
        hubs.put(session, entry);
        return entry;
    }

    private static void answer(HubCommand.Entrance message, Entered entered) {
        if (message instanceof HubCommand.Attach attach) {
            attach.link().tell(entered);
        } else if (message instanceof HubCommand.RequestJoin join) {
            join.viewer().tell(entered);
        }
    }

    private long count(boolean claimed) {
        return hubs.values().stream().filter(e -> e.claimed == claimed).count();
    }

    private static void refuse(HubCommand.Entrance message, Failure failure) {
        if (message instanceof HubCommand.Attach attach) {
            attach.link().tell(new AgentEvent.Close(failure));
        } else if (message instanceof HubCommand.RequestJoin join) {
            join.viewer().tell(new ViewerEvent.Close(failure));
        }
    }

    private Behavior<Command> onUnneeded(Unneeded unneeded) {
        var entry = hubs.get(unneeded.session());
        if (entry != null && entry.passed == unneeded.handled()) {
            hubs.remove(unneeded.session());
            entry.hub.tell(new HubCommand.Retire());
        }
        return this;
    }

    private Behavior<Command> onHubGone(HubGone gone) {
        gauges.remove(gone.hub());
        var entry = hubs.get(gone.session());
        if (entry != null && entry.hub.equals(gone.hub())) {
            hubs.remove(gone.session());
        }
        return this;
    }

    /** Ends after its hubs, which have told everybody by then. */
    private Behavior<Command> onShutDown() {
        hubs.values().forEach(entry -> entry.hub.tell(new HubCommand.ShutDown()));
        return hubs.isEmpty() ? Behaviors.stopped() : new ShuttingDown();
    }

    /** Nobody comes in any more. */
    private final class ShuttingDown extends AbstractBehavior<Command> {
        ShuttingDown() {
            super(HubRegistry.this.getContext());
        }

        @Override
        public Receive<Command> createReceive() {
            return newReceiveBuilder()
                    .onMessage(Enter.class, enter -> {
                        refuse(enter.message(), new Failure(ErrorCode.SHUTTING_DOWN, "the broker stops; try again"));
                        return this;
                    })
                    .onMessage(HubGone.class, gone -> {
                        onHubGone(gone);
                        return hubs.isEmpty() ? Behaviors.stopped() : this;
                    })
                    .onAnyMessage(message -> this)
                    .build();
        }
    }
}
