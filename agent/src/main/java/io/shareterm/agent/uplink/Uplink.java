package io.shareterm.agent.uplink;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.util.ByteString;
import io.shareterm.agent.connection.BrokerDialler;
import io.shareterm.agent.connection.BrokerTalk;
import io.shareterm.agent.connection.ConnectionEvent;
import io.shareterm.agent.connection.DialEvent;
import io.shareterm.agent.connection.DialFailure;
import io.shareterm.agent.connection.DialOutcome;
import io.shareterm.agent.connection.DialRound;
import io.shareterm.agent.session.SharedSession;
import io.shareterm.config.settings.HostPort;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.frame.ProtocolException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps one connection to a broker for as long as the session lasts: dials, claims the session, lets session and broker talk,
 * and dials again after a loss. One method per phase of that; the one in which the session is claimed is {@link ClaimedPhase}.
 *
 * <p>Holds no entries: what goes with a connection is still in the session's log. The first round of dialling decides whether
 * there is a session at all; later ones go on until they succeed.
 */
public final class Uplink {
    /** What the uplink takes. */
    public sealed interface Command {}

    /** From here on the session gets what the broker sends; until then nothing more is read. */
    public record Serve(ActorRef<SharedSession.Command> session) implements Command {}

    /** Sends what is queued, closes in good order and ends. */
    public enum Finish implements Command {
        FINISH
    }

    record Dial(DialEvent event) implements Command {}

    private enum Redial implements Command {
        REDIAL
    }

    /** The broker said hello and no more. */
    private enum ClaimTimeout implements Command {
        TIMEOUT
    }

    enum KeepAlive implements Command {
        KEEP_ALIVE
    }

    /** The session has dealt with everything that came before. */
    enum SessionPassed implements Command {
        PASSED
    }

    private final TimerScheduler<Command> timers;
    private final UplinkSettings settings;
    private final Sharing sharing;
    private final Claim claim;
    private final Backoff backoff;
    private final Duration claimTimeout;
    private final DialRound<Command> round;
    private final ActorRef<SharedSession.Passed> sessionPassed;
    private Optional<ActorRef<SharedSession.Command>> session = Optional.empty();
    private boolean wasUp;

    private Uplink(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            UplinkSettings settings,
            BrokerDialler dialler,
            Sharing sharing) {
        this.timers = timers;
        this.settings = settings;
        this.sharing = sharing;
        SecureRandom random = new SecureRandom();
        this.claim = new Claim(sharing.identity(), random);
        this.backoff = new Backoff(settings.retryFirst(), settings.retryLongest(), random);
        this.claimTimeout = dialler.connectTimeout();
        this.round = new DialRound<>(context, dialler, Dial::new);
        this.sessionPassed = context.messageAdapter(SharedSession.Passed.class, passed -> SessionPassed.PASSED);
    }

    /** Begins to dial at once. */
    public static Behavior<Command> create(UplinkSettings settings, BrokerDialler dialler, Sharing sharing) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            Uplink uplink = new Uplink(context, timers, settings, dialler, sharing);
            timers.startTimerWithFixedDelay(KeepAlive.KEEP_ALIVE, BrokerTalk.PING_AFTER);
            return uplink.dial();
        }));
    }

    // Dialling

    private Behavior<Command> dial() {
        round.begin(settings.brokers());
        return Behaviors.receive(Command.class)
                .onMessage(
                        Dial.class,
                        dial -> round.on(dial.event()).map(this::dialled).orElse(Behaviors.same()))
                .onMessage(Serve.class, this::serveLater)
                .onMessage(Finish.class, finish -> Behaviors.stopped())
                .onAnyMessage(other -> Behaviors.same())
                .build();
    }

    private Behavior<Command> dialled(DialOutcome outcome) {
        if (outcome instanceof DialOutcome.Reached reached) {
            BrokerTalk broker = new BrokerTalk(reached, Instant.now());
            broker.send(claim.sign(reached.hello(), reached.certificate()));
            timers.startSingleTimer(ClaimTimeout.TIMEOUT, claimTimeout);
            return claim(broker);
        }
        return retry(((DialOutcome.Unreachable) outcome).reasons());
    }

    private Behavior<Command> retry(List<DialFailure> reasons) {
        if (!wasUp) {
            sharing.owner().tell(new UplinkEvent.GaveUp(reasons));
            return Behaviors.stopped();
        }
        timers.startSingleTimer(Redial.REDIAL, backoff.pause());
        return Behaviors.receive(Command.class)
                .onMessage(Redial.class, redial -> dial())
                .onMessage(Serve.class, this::serveLater)
                .onMessage(Finish.class, finish -> Behaviors.stopped())
                .onAnyMessage(other -> Behaviors.same())
                .build();
    }

    private Behavior<Command> serveLater(Serve serve) {
        serve(serve);
        return Behaviors.same();
    }

    // The claim is made and not answered yet

    private Behavior<Command> claim(BrokerTalk broker) {
        Behavior<Command> claiming = Behaviors.receive(Command.class)
                .onMessage(Dial.class, dial -> onEvent(broker, dial, on -> claimEvent(broker, on)))
                .onMessage(Serve.class, this::serveLater)
                .onMessageEquals(ClaimTimeout.TIMEOUT, () -> {
                    broker.connection().abort("the broker did not answer the claim in time");
                    return Behaviors.same();
                })
                .onMessage(Finish.class, finish -> finish(broker))
                .onAnyMessage(other -> Behaviors.same())
                .build();
        return readClaim(broker).orElse(claiming);
    }

    private Behavior<Command> claimEvent(BrokerTalk broker, ConnectionEvent on) {
        if (on instanceof ConnectionEvent.Over over) {
            return retry(List.of(broker.reason(over.reason())));
        }
        if (on instanceof ConnectionEvent.Received received) {
            broker.received(received, Instant.now());
            return readClaim(broker).orElse(Behaviors.same());
        }
        return Behaviors.same();
    }

    /** Reads until the claim is answered; empty if more has to come. */
    private Optional<Behavior<Command>> readClaim(BrokerTalk broker) {
        try {
            for (Optional<ByteString> frame = broker.next(); frame.isPresent(); frame = broker.next()) {
                ControlMessage message = FromBroker.control(FrameCodec.decode(frame.get()));
                if (message instanceof ControlMessage.Opened opened) {
                    return Optional.of(opened(broker, opened));
                }
                FromBroker.ownAffairs(message, broker);
            }
        } catch (ProtocolException broken) {
            broker.connection().abort(broken.getMessage());
        }
        broker.readOn();
        return Optional.empty();
    }

    private Behavior<Command> opened(BrokerTalk broker, ControlMessage.Opened opened) {
        HostPort publicAddress = publicAddress(opened, broker.broker());
        wasUp = true;
        timers.cancel(ClaimTimeout.TIMEOUT);
        backoff.succeeded();
        broker.send(sharing.invites());
        sharing.owner().tell(new UplinkEvent.Up(publicAddress, broker.certificate()));
        return new ClaimedPhase(this, broker, opened.lastSeq()).begin();
    }

    /** What stands in links. */
    private static HostPort publicAddress(ControlMessage.Opened opened, HostPort dialled) {
        try {
            return new HostPort(
                    opened.publicHost().isEmpty() ? dialled.host() : opened.publicHost(),
                    opened.publicPort() == 0 ? dialled.port() : opened.publicPort());
        } catch (IllegalArgumentException unusable) {
            throw new ProtocolException(
                    ErrorCode.PROTOCOL_ERROR,
                    "the broker's public address is unusable: " + unusable.getMessage() + "; closing connection",
                    unusable);
        }
    }

    // The session is claimed

    /** The connection of a claimed session is gone. */
    Behavior<Command> lost(DialFailure reason) {
        sharing.owner().tell(new UplinkEvent.Lost(reason));
        return retry(List.of(reason));
    }

    void serve(Serve serve) {
        session = Optional.of(serve.session());
    }

    boolean hasSession() {
        return session.isPresent();
    }

    void toSession(SharedSession.Command command) {
        session.ifPresent(to -> to.tell(command));
    }

    /** Tells the session something, and is told when it has dealt with everything before. */
    void fence() {
        toSession(new SharedSession.Fence(sessionPassed));
    }

    static Behavior<Command> keepAlive(BrokerTalk broker) {
        broker.keepAlive(Instant.now());
        return Behaviors.same();
    }

    static Behavior<Command> onEvent(
            BrokerTalk broker, Dial dial, Function<ConnectionEvent, Behavior<Command>> handler) {
        return broker.mine(dial.event()).map(handler).orElse(Behaviors.same());
    }

    static Behavior<Command> finish(BrokerTalk broker) {
        broker.connection().finish();
        return Behaviors.stopped();
    }
}
