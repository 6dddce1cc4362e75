package io.shareterm.agent.share;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.shareterm.agent.connection.BrokerDialler;
import io.shareterm.agent.session.Program;
import io.shareterm.agent.session.SessionEvent;
import io.shareterm.agent.session.SessionSetup;
import io.shareterm.agent.session.SharedSession;
import io.shareterm.agent.uplink.Sharing;
import io.shareterm.agent.uplink.Uplink;
import io.shareterm.agent.uplink.UplinkEvent;
import io.shareterm.agent.uplink.UplinkSettings;
import io.shareterm.config.tls.ClientTls;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.frame.FrameLimits;
import io.shareterm.protocol.identity.SessionIdentity;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts uplink and session together; everything that happens is told to the listener. Neither is started again
 * if it dies: without its keys there is no session. */
final class ShareGuardian extends AbstractBehavior<ShareGuardian.Command> {
    /** What the guardian takes. */
    sealed interface Command {}

    /** Begins to dial. */
    record Connect(UplinkSettings settings, ClientTls tls, Duration connectTimeout) implements Command {}

    /** Begins the session of a program; {@code begun} is called with it, from the guardian's thread. */
    record Begin(SessionSetup setup, Program program, Consumer<ActorRef<SharedSession.Command>> begun)
            implements Command {}

    /** The person ends the session. */
    enum Stop implements Command {
        STOP
    }

    private record UplinkTold(UplinkEvent event) implements Command {}

    private record Died(String what) implements Command {}

    private record SessionTold(SessionEvent event) implements Command {}

    private final SessionIdentity identity;
    private final ControlMessage.Invites invites;
    private final ShareListener listener;
    private Optional<ActorRef<Uplink.Command>> uplink = Optional.empty();
    private Optional<ActorRef<SharedSession.Command>> session = Optional.empty();
    /** The person was faster than the program: the session ends as soon as it begins. */
    private boolean stopAsked;

    private ShareGuardian(
            ActorContext<Command> context,
            SessionIdentity identity,
            ControlMessage.Invites invites,
            ShareListener listener) {
        super(context);
        this.identity = identity;
        this.invites = invites;
        this.listener = listener;
    }

    static Behavior<Command> create(SessionIdentity identity, ControlMessage.Invites invites, ShareListener listener) {
        return Behaviors.setup(context -> new ShareGuardian(context, identity, invites, listener));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Connect.class, this::onConnect)
                .onMessage(Begin.class, this::onBegin)
                .onMessageEquals(Stop.STOP, this::onStop)
                .onMessage(UplinkTold.class, this::onUplinkTold)
                .onMessage(SessionTold.class, this::onSessionTold)
                .onMessage(Died.class, this::onDied)
                .onSignal(ChildFailed.class, failed -> onDied(new Died("the uplink")))
                .onSignal(Terminated.class, gaveUp -> this)
                .build();
    }

    private Behavior<Command> onConnect(Connect connect) {
        BrokerDialler dialler = new BrokerDialler(
                getContext().getSystem(), connect.tls(), FrameLimits.BROKER_TO_AGENT, connect.connectTimeout());
        Sharing sharing =
                new Sharing(identity, invites, getContext().messageAdapter(UplinkEvent.class, UplinkTold::new));
        ActorRef<Uplink.Command> dialling =
                getContext().spawn(Uplink.create(connect.settings(), dialler, sharing), "uplink");
        getContext().watch(dialling);
        uplink = Optional.of(dialling);
        return this;
    }

    private Behavior<Command> onBegin(Begin begin) {
        ActorRef<SharedSession.Command> begun = getContext()
                .spawn(
                        SharedSession.create(
                                begin.setup(),
                                begin.program(),
                                getContext().messageAdapter(SessionEvent.class, SessionTold::new)),
                        "session");
        session = Optional.of(begun);
        getContext().watchWith(begun, new Died("the session"));
        uplink.ifPresent(up -> up.tell(new Uplink.Serve(begun)));
        begin.begun().accept(begun);
        if (stopAsked) {
            begun.tell(SharedSession.Stop.STOP);
        }
        return this;
    }

    private Behavior<Command> onStop() {
        stopAsked = true;
        session.ifPresent(running -> running.tell(SharedSession.Stop.STOP));
        return this;
    }

    private Behavior<Command> onUplinkTold(UplinkTold told) {
        listener.uplink(told.event());
        return this;
    }

    private Behavior<Command> onSessionTold(SessionTold told) {
        listener.session(told.event());
        if (told.event() instanceof SessionEvent.Ended) {
            session.ifPresent(getContext()::unwatch);
            session = Optional.empty();
            uplink.ifPresent(up -> up.tell(Uplink.Finish.FINISH));
        }
        return this;
    }

    private Behavior<Command> onDied(Died died) {
        listener.broken(died.what() + " died");
        return this;
    }
}
