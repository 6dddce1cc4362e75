package io.shareterm.agent.join;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.util.ByteString;
import io.shareterm.agent.connection.BrokerDialler;
import io.shareterm.agent.connection.BrokerTalk;
import io.shareterm.agent.connection.ConnectionEvent;
import io.shareterm.agent.connection.DialEvent;
import io.shareterm.agent.connection.DialOutcome;
import io.shareterm.agent.connection.DialRound;
import io.shareterm.agent.viewer.ViewerSession;
import io.shareterm.protocol.control.ControlCodec;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.frame.ProtocolException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A viewer at work: dials, asks to be let in, then shows the log and sends what is typed. One method per phase; the last one is
 * in {@link Watching}.
 *
 * <p>If it dies, this viewer is gone; everybody else goes on.
 */
public final class Watch {
    /** How often it looks whether the screen is still current and whether input is unanswered. */
    private static final Duration TICK = Duration.ofMillis(500);

    /** What a watch takes. */
    public sealed interface Command {}

    /**
     * The person typed.
     *
     * @param bytes 1 to 4,096
     * @param taken is called, from the watch's thread, once the next may come
     */
    public record Type(ByteString bytes, Runnable taken) implements Command {}

    /** The person leaves. */
    public enum Leave implements Command {
        LEAVE
    }

    private record Dial(DialEvent event) implements Command {}

    /** The screen has shown what it was given, or is gone. */
    record Shown(boolean there) implements Command {}

    private enum Tick implements Command {
        TICK
    }

    private final ActorContext<Command> context;
    private final JoinPlan plan;
    private final BrokerDialler dialler;
    private final Sides sides;

    /** Those around the watch. {@code end} is completed once, when it is over. */
    public record Sides(Screen screen, JoinListener listener, CompletableFuture<JoinEnd> end) {}

    private Watch(ActorContext<Command> context, JoinPlan plan, BrokerDialler dialler, Sides sides) {
        this.context = context;
        this.plan = plan;
        this.dialler = dialler;
        this.sides = sides;
    }

    /**
     * Begins to dial at once.
     *
     * @param dialler makes the dialler of the actor system in which this runs
     */
    public static Behavior<Command> create(
            JoinPlan plan, Function<ActorSystem<?>, BrokerDialler> dialler, Sides sides) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(Tick.TICK, TICK);
            return new Watch(context, plan, dialler.apply(context.getSystem()), sides).dial();
        }));
    }

    private Behavior<Command> dial() {
        DialRound<Command> round = new DialRound<>(context, dialler, Dial::new);
        round.begin(List.of(plan.broker()));
        return Behaviors.receive(Command.class)
                .onMessage(
                        Dial.class,
                        dial -> round.on(dial.event()).map(this::dialled).orElse(Behaviors.same()))
                .onMessage(Leave.class, leave -> over(new JoinEnd.Left()))
                .onAnyMessage(other -> Behaviors.same())
                .build();
    }

    private Behavior<Command> dialled(DialOutcome outcome) {
        if (outcome instanceof DialOutcome.Reached reached) {
            BrokerTalk broker = new BrokerTalk(reached, Instant.now());
            var handshake = plan.handshake();
            broker.send(new ControlMessage.Join(
                    plan.session(), handshake.inviteId(), handshake.joinToken().bytes(), handshake.admit()));
            return ask(broker);
        }
        return over(new JoinEnd.Unreachable(((DialOutcome.Unreachable) outcome).reasons()));
    }

    // The broker or the sharer has not answered yet

    private Behavior<Command> ask(BrokerTalk broker) {
        Behavior<Command> asking = Behaviors.receive(Command.class)
                .onMessage(
                        Dial.class,
                        dial -> broker.mine(dial.event())
                                .map(event -> askEvent(broker, event))
                                .orElse(Behaviors.same()))
                .onMessageEquals(Tick.TICK, () -> {
                    broker.keepAlive(Instant.now());
                    return Behaviors.same();
                })
                .onMessage(Leave.class, leave -> leave(broker))
                .onAnyMessage(other -> Behaviors.same())
                .build();
        return readAnswer(broker).orElse(asking);
    }

    private Behavior<Command> askEvent(BrokerTalk broker, ConnectionEvent event) {
        if (event instanceof ConnectionEvent.Over over) {
            return over(new JoinEnd.Lost(broker.reason(over.reason())));
        }
        if (event instanceof ConnectionEvent.Received received) {
            broker.received(received, Instant.now());
            return readAnswer(broker).orElse(Behaviors.same());
        }
        return Behaviors.same();
    }

    private Optional<Behavior<Command>> readAnswer(BrokerTalk broker) {
        try {
            for (Optional<ByteString> frame = broker.next(); frame.isPresent(); frame = broker.next()) {
                Optional<Behavior<Command>> answered = answer(broker, control(frame.get()));
                if (answered.isPresent()) {
                    return answered;
                }
            }
        } catch (ProtocolException broken) {
            broker.connection().abort(broken.getMessage());
            return Optional.of(over(new JoinEnd.Distrusted(broken.getMessage())));
        }
        broker.readOn();
        return Optional.empty();
    }

    private Optional<Behavior<Command>> answer(BrokerTalk broker, ControlMessage message) {
        if (message instanceof ControlMessage.Admitted admitted) {
            ViewerSession viewer = new ViewerSession(
                    plan.handshake().complete(admitted.member(), admitted.admission()), plan.staleAfter());
            sides.listener().admitted(viewer.role());
            return Optional.of(watch(broker, viewer));
        }
        if (message instanceof ControlMessage.Failure failure) {
            broker.connection().finish();
            return Optional.of(over(new JoinEnd.TurnedAway(failure.code(), failure.text(), false)));
        }
        if (message instanceof ControlMessage.Presence presence) {
            sides.listener().presence(presence.sharer());
        } else if (!broker.takes(message)) {
            throw Watching.outOfOrder(message.getClass().getSimpleName());
        }
        return Optional.empty();
    }

    private static ControlMessage control(ByteString frame) {
        if (FrameCodec.decode(frame) instanceof Frame.ControlFrame control) {
            return ControlCodec.decode(control.body());
        }
        throw Watching.outOfOrder("an entry before the admission");
    }

    // Let in

    private Behavior<Command> watch(BrokerTalk broker, ViewerSession viewer) {
        Watching watching = new Watching(broker, viewer, sides, context.getSelf());
        Behavior<Command> behavior = Behaviors.receive(Command.class)
                .onMessage(Dial.class, dial -> {
                    broker.mine(dial.event()).ifPresent(watching::onConnection);
                    return next(watching);
                })
                .onMessage(Shown.class, shown -> {
                    watching.onShown(shown.there());
                    return next(watching);
                })
                .onMessage(Type.class, type -> {
                    watching.onType(type);
                    return Behaviors.same();
                })
                .onMessageEquals(Tick.TICK, () -> {
                    watching.onTick();
                    return Behaviors.same();
                })
                .onMessage(Leave.class, leave -> leave(broker))
                .build();
        watching.read();
        return watching.end().isPresent() ? next(watching) : behavior;
    }

    private Behavior<Command> next(Watching watching) {
        return watching.end().map(this::over).orElse(Behaviors.same());
    }

    private Behavior<Command> over(JoinEnd end) {
        sides.end().complete(end);
        return Behaviors.stopped();
    }

    private Behavior<Command> leave(BrokerTalk broker) {
        broker.connection().finish();
        return over(new JoinEnd.Left());
    }
}
