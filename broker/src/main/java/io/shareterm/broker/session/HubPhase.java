package io.shareterm.broker.session;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.ReceiveBuilder;
import io.shareterm.protocol.control.ControlMessage.Failure;
import io.shareterm.protocol.frame.ErrorCode;

/** One phase of a {@link SessionHub}: how it reads each command. A command that no phase handler takes means nothing in it. */
abstract sealed class HubPhase extends AbstractBehavior<HubCommand> permits DetachedPhase, HomePhase, EndedPhase {

    final HubCore core;

    HubPhase(HubCore core) {
        super(core.context);
        this.core = core;
    }

    /** The phase's own commands, the most frequent first: they are tried in that order, before those of every phase. */
    abstract ReceiveBuilder<HubCommand> commands();

    /** An agent with a claim that holds. */
    abstract Behavior<HubCommand> onAttach(HubCommand.Attach attach);

    /** Somebody wants to watch. */
    abstract Behavior<HubCommand> onRequestJoin(HubCommand.RequestJoin request);

    /** The connection of a joiner or viewer is gone. */
    abstract Behavior<HubCommand> onLeave(HubCommand.Leave leave);

    /** Tells the agent's connection to close, where there is one. */
    abstract void closeLink(Failure failure);

    /** The pause after the last request for a keyframe is over. */
    void keyframeMayBeAskedFor() {}

    @Override
    public final Receive<HubCommand> createReceive() {
        return commands()
                .onMessage(HubCommand.RingMore.class, m -> {
                    core.ringMore();
                    return this;
                })
                .onMessage(HubCommand.Leave.class, this::onLeave)
                .onMessage(HubCommand.RequestJoin.class, m -> {
                    core.entered();
                    return onRequestJoin(m);
                })
                .onMessage(HubCommand.Attach.class, m -> {
                    core.entered();
                    return onAttach(m);
                })
                .onMessage(HubCommand.KeyframePauseOver.class, m -> {
                    core.keyframes.pauseIsOver();
                    keyframeMayBeAskedFor();
                    return this;
                })
                .onMessage(HubCommand.Located.class, this::onLocated)
                .onMessage(HubCommand.ShutDown.class, m -> onShutDown())
                .onMessage(HubCommand.Retire.class, m -> {
                    core.withdraw();
                    return Behaviors.stopped();
                })
                .onAnyMessage(m -> this)
                .build();
    }

    private Behavior<HubCommand> onLocated(HubCommand.Located located) {
        if (located.answer() instanceof Directory.HomeIs home) {
            core.learn(home);
        }
        return this;
    }

    private Behavior<HubCommand> onShutDown() {
        var failure = Failure.of(ErrorCode.SHUTTING_DOWN, "the broker stops; try again");
        closeLink(failure);
        core.closeSeats(failure);
        core.closeJoiners(failure);
        return Behaviors.stopped();
    }
}
