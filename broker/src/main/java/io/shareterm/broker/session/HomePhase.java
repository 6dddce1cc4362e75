package io.shareterm.broker.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ReceiveBuilder;
import io.shareterm.protocol.control.ControlMessage.Admitted;
import io.shareterm.protocol.control.ControlMessage.Failure;
import io.shareterm.protocol.control.ControlMessage.MemberOffline;
import io.shareterm.protocol.control.ControlMessage.NeedKeyframe;
import io.shareterm.protocol.control.Sharer;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.ProtocolException;
import java.time.Duration;

/** The agent is connected here, by its dial of {@code generation}; a higher one takes its place. */
final class HomePhase extends HubPhase {

    private final long generation;
    private final ActorRef<AgentEvent> link;
    private final boolean keyframesAreMade;
    private final GrantRule grants;

    private HomePhase(HubCore core, HubCommand.Attach attach) {
        super(core);
        this.generation = attach.generation();
        this.link = attach.link();
        this.keyframesAreMade = attach.makesKeyframes();
        this.grants = new GrantRule(core.settings.log().grantWindowBytes());
    }

    /** The agent of a claim that holds and is the highest is here. */
    static HomePhase begin(HubCore core, HubCommand.Attach attach) {
        var home = new HomePhase(core, attach);
        var address = new Directory.HomeIs(core.session, attach.generation(), core.context.getSelf());
        core.learn(address);
        core.directory.announce(address);
        home.link.tell(new AgentEvent.Attached(core.log.last()));
        home.link.tell(new AgentEvent.Tell(home.grants.first(core.log, core.seen.seq())));
        core.tellPresence(Sharer.HERE);
        core.desk.waiting().forEach(home::handOver);
        home.askForKeyframe();
        return home;
    }

    static AgentEvent superseded(long by) {
        var text =
                "another connection of this session's agent is newer: generation=%d; closing connection".formatted(by);
        return new AgentEvent.Close(Failure.of(ErrorCode.SUPERSEDED, text));
    }

    @Override
    ReceiveBuilder<HubCommand> commands() {
        return newReceiveBuilder()
                .onMessage(HubCommand.FromAgent.class, m -> m.generation() == generation ? onAgent(m) : this)
                .onMessage(HubCommand.PassInput.class, this::onPassInput)
                .onMessage(HubCommand.SeenRaised.class, m -> onSeenRaised())
                .onMessage(HubCommand.WantKeyframe.class, this::onWantKeyframe);
    }

    private Behavior<HubCommand> onAgent(HubCommand.FromAgent message) {
        if (message instanceof HubCommand.TakeFrames m) {
            return onTakeFrames(m);
        } else if (message instanceof HubCommand.PassInputAck m) {
            return onPassInputAck(m);
        } else if (message instanceof HubCommand.SetInvites m) {
            return onSetInvites(m);
        } else if (message instanceof HubCommand.AnswerJoin m) {
            return onAnswerJoin(m);
        } else if (message instanceof HubCommand.EndSession m) {
            return onEndSession(m);
        } else if (message instanceof HubCommand.Detach) {
            return lost();
        }
        throw new IllegalStateException("no such message: " + message.getClass());
    }

    private Behavior<HubCommand> onTakeFrames(HubCommand.TakeFrames take) {
        var bytes = 0;
        try {
            for (var frame : take.frames()) {
                append(frame);
                bytes += frame.frame().size();
            }
        } catch (ProtocolException e) {
            closeLink(Failure.of(e.code(), e.getMessage()));
            return lost();
        }
        link.tell(new AgentEvent.Held(core.log.last(), bytes));
        core.ring();
        return this;
    }

    private void append(LogFrame frame) {
        if (frame instanceof LogFrame.SealedEntry entry) {
            core.log.append(entry.seq(), entry.frame());
        } else if (frame instanceof KeyframePart part && core.log.append(part)) {
            core.keyframes.came(part.seq());
            askForKeyframe();
        }
    }

    private Behavior<HubCommand> onPassInputAck(HubCommand.PassInputAck ack) {
        core.seats.of(ack.member()).ifPresent(seat -> seat.viewer().tell(new ViewerEvent.PassAck(ack.frame())));
        return this;
    }

    private Behavior<HubCommand> onSetInvites(HubCommand.SetInvites told) {
        core.desk.replace(told.invites());
        core.desk.waiting().forEach(this::handOver);
        return this;
    }

    private Behavior<HubCommand> onAnswerJoin(HubCommand.AnswerJoin answered) {
        var joiner = core.desk.remove(answered.reply().joinId());
        if (answered.reply().answer() instanceof Admitted admitted) {
            joiner.ifPresentOrElse(j -> letIn(j, admitted), () -> tellUnlessSeated(admitted.member()));
        } else if (answered.reply().answer() instanceof Failure failure) {
            joiner.ifPresent(j -> j.viewer().tell(new ViewerEvent.Close(closing(failure))));
        }
        return this;
    }

    private Behavior<HubCommand> onEndSession(HubCommand.EndSession end) {
        core.log.end(end.frame());
        core.ring();
        link.tell(new AgentEvent.Finished());
        return EndedPhase.begin(core);
    }

    private Behavior<HubCommand> onPassInput(HubCommand.PassInput input) {
        link.tell(new AgentEvent.PassInput(input.frame()));
        return this;
    }

    private Behavior<HubCommand> onSeenRaised() {
        grants.raised(core.log, core.seen.seq()).ifPresent(grant -> link.tell(new AgentEvent.Tell(grant)));
        return this;
    }

    private Behavior<HubCommand> onWantKeyframe(HubCommand.WantKeyframe want) {
        core.keyframes.want(want.minSeq());
        return askForKeyframe();
    }

    private Behavior<HubCommand> askForKeyframe() {
        core.keyframes.ask().ifPresent(minSeq -> {
            link.tell(new AgentEvent.Tell(new NeedKeyframe(minSeq)));
            var pause =
                    Duration.ofSeconds(1).dividedBy(core.settings.keyframes().requestsPerSecond());
            core.timers.startSingleTimer(HubCommand.KeyframePauseOver.class, new HubCommand.KeyframePauseOver(), pause);
        });
        return this;
    }

    @Override
    void keyframeMayBeAskedFor() {
        askForKeyframe();
    }

    @Override
    Behavior<HubCommand> onAttach(HubCommand.Attach attach) {
        if (attach.generation() <= generation) {
            attach.link().tell(superseded(generation));
            return this;
        }
        link.tell(superseded(attach.generation()));
        core.agentGone();
        return begin(core, attach);
    }

    @Override
    Behavior<HubCommand> onRequestJoin(HubCommand.RequestJoin request) {
        if (core.hasRoomFor(request)) {
            handOver(core.desk.arrive(request.join(), request.address(), request.viewer()));
        }
        return this;
    }

    @Override
    Behavior<HubCommand> onLeave(HubCommand.Leave leave) {
        core.desk.remove(leave.viewer());
        core.unseat(leave.viewer()).ifPresent(seat -> tellOffline(seat.member()));
        return this;
    }

    @Override
    void closeLink(Failure failure) {
        link.tell(new AgentEvent.Close(failure));
    }

    /** Asks the agent, once the broker itself has nothing against this join; while the invites are not known it waits. */
    private void handOver(Joiner joiner) {
        switch (core.desk.check(joiner.join())) {
            case HOLDS -> link.tell(new AgentEvent.Tell(joiner.request()));
            case FAILS -> {
                core.desk.remove(joiner.id());
                var failure = Failure.of(ErrorCode.INVITE_UNKNOWN, JoinDesk.NO_SUCH_INVITE);
                joiner.viewer().tell(new ViewerEvent.Close(failure));
            }
            case UNDECIDED -> {
                // The agent's invites follow its claim.
            }
        }
    }

    private void letIn(Joiner joiner, Admitted admitted) {
        var waiter = core.waiterFor(joiner.viewer());
        core.log.add(waiter);
        var earlier = core.seats.take(new Seats.Seat(admitted.member(), joiner.viewer(), waiter));
        earlier.ifPresent(seat -> {
            core.log.remove(seat.waiter());
            var failure = Failure.of(ErrorCode.SUPERSEDED, "this member joined again; closing this connection");
            seat.viewer().tell(new ViewerEvent.Close(failure));
        });
        var source = new LogSource(core.log, core.seen, waiter, keyframesAreMade);
        joiner.viewer().tell(new ViewerEvent.LetIn(admitted, source));
    }

    /** The joiner has left; or it was asked for twice, as the invites came, and has its seat since the first answer. */
    private void tellUnlessSeated(int member) {
        if (core.seats.of(member).isEmpty()) {
            tellOffline(member);
        }
    }

    private void tellOffline(int member) {
        link.tell(new AgentEvent.Tell(new MemberOffline(member)));
    }

    /** A refusal closes, whatever error the agent chose. */
    private static Failure closing(Failure failure) {
        return failure.code().closes() ? failure : new Failure(ErrorCode.REFUSED, failure.text());
    }

    private Behavior<HubCommand> lost() {
        return DetachedPhase.afterLoss(core);
    }
}
