package io.shareterm.agent.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import io.shareterm.agent.session.SharedSession.Command;
import io.shareterm.agent.session.SharedSession.EndingTimer;
import java.time.Duration;
import java.util.Optional;

/**
 * The last phase of a session: the rest of the log goes out as far as the broker takes it, then the signed end, then the broker
 * closes the connection. Nobody makes the sharer wait for long.
 */
final class EndingSession {
    /** Without progress for so long the rest is given up; viewers then know that the end of the log is missing. */
    static final Duration STALL = Duration.ofSeconds(1);
    /** The sharer's prompt is back after so long at the latest, however slowly the rest goes. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    private final TimerScheduler<Command> timers;
    private final SignedEnd end;
    private final EntryLog log;
    private final boolean nobodyIsHere;
    private final ActorRef<SessionEvent> owner;

    private EndingSession(
            TimerScheduler<Command> timers,
            SignedEnd end,
            EntryLog log,
            boolean nobodyIsHere,
            ActorRef<SessionEvent> owner) {
        this.timers = timers;
        this.end = end;
        this.log = log;
        this.nobodyIsHere = nobodyIsHere;
        this.owner = owner;
    }

    /** @param nobodyIsHere then nobody is waited for: neither for room to send nor for a broker that is away */
    static Behavior<Command> create(
            SignedEnd end,
            Optional<Attachment> broker,
            EntryLog log,
            boolean nobodyIsHere,
            ActorRef<SessionEvent> owner) {
        return Behaviors.withTimers(timers -> {
            EndingSession ending = new EndingSession(timers, end, log, nobodyIsHere, owner);
            timers.startSingleTimer(EndingTimer.TOO_LONG, LONGEST);
            timers.startSingleTimer(EndingTimer.STALLED, STALL);
            return broker.map(ending::sendRest).orElseGet(nobodyIsHere ? ending::over : ending::awaitBroker);
        });
    }

    private Behavior<Command> awaitBroker() {
        return Behaviors.receive(Command.class)
                .onMessage(SharedSession.Attached.class, this::attached)
                .onMessage(SharedSession.Fence.class, EndingSession::pass)
                .onMessage(EndingTimer.class, timer -> over())
                .onAnyMessage(other -> Behaviors.same())
                .build();
    }

    private Behavior<Command> attached(SharedSession.Attached attached) {
        return sendRest(new Attachment(attached.link(), new EntryFeed(log, attached.lastSeq())));
    }

    private Behavior<Command> sendRest(Attachment broker) {
        broker.pump();
        if (nobodyIsHere || broker.feed().sentAll()) {
            return sendEnd(broker);
        }
        return Behaviors.receive(Command.class)
                .onMessage(SharedSession.Granted.class, grant -> {
                    broker.feed().granted(grant.afterSeq(), grant.bytes());
                    return progress(broker);
                })
                .onMessage(SharedSession.Written.class, written -> {
                    broker.feed().written(written.bytes());
                    return progress(broker);
                })
                .onMessageEquals(SharedSession.Detached.DETACHED, this::awaitBroker)
                .onMessage(SharedSession.Fence.class, EndingSession::pass)
                .onMessage(EndingTimer.class, timer -> sendEnd(broker))
                .onAnyMessage(other -> Behaviors.same())
                .build();
    }

    private Behavior<Command> progress(Attachment broker) {
        timers.startSingleTimer(EndingTimer.STALLED, STALL);
        return sendRest(broker);
    }

    private Behavior<Command> sendEnd(Attachment broker) {
        broker.link().sendControl(end.statement());
        timers.startSingleTimer(EndingTimer.STALLED, STALL);
        return Behaviors.receive(Command.class)
                .onMessageEquals(SharedSession.Detached.DETACHED, this::over)
                .onMessage(SharedSession.Fence.class, EndingSession::pass)
                .onMessage(EndingTimer.class, timer -> over())
                .onAnyMessage(other -> Behaviors.same())
                .build();
    }

    private Behavior<Command> over() {
        owner.tell(new SessionEvent.Ended(end.end()));
        return Behaviors.stopped();
    }

    private static Behavior<Command> pass(SharedSession.Fence fence) {
        fence.replyTo().tell(SharedSession.Passed.PASSED);
        return Behaviors.same();
    }
}
