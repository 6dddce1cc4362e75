package io.shareterm.broker.session;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ReceiveBuilder;
import io.shareterm.protocol.control.ControlMessage.Failure;
import io.shareterm.protocol.control.ControlMessage.Presence;
import io.shareterm.protocol.control.Sharer;
import io.shareterm.protocol.frame.ErrorCode;

/**
 * No agent is connected: it never was, or it is away and may come back. Joiners wait, viewers finish reading; both for a time.
 */
final class DetachedPhase extends HubPhase {

    private static final String VIEWERS = "viewers waited";
    private static final String ABSENT = "absent long enough";
    private static final String NO_SHARER =
            "the sharer did not come within %d s; ask whether the session is still shared";

    /** The agent was never here. */
    DetachedPhase(HubCore core) {
        super(core);
    }

    /** The agent's connection is gone. */
    static DetachedPhase afterLoss(HubCore core) {
        var phase = new DetachedPhase(core);
        var limits = core.settings.sessions();
        core.agentGone();
        core.tellPresence(Sharer.AWAY);
        core.desk.waiting().forEach(phase::letWait);
        core.timers.startSingleTimer(VIEWERS, new HubCommand.ViewersWaited(), limits.sharerWait());
        core.timers.startSingleTimer(ABSENT, new HubCommand.AbsentLongEnough(), limits.absentKept());
        return phase;
    }

    @Override
    ReceiveBuilder<HubCommand> commands() {
        return newReceiveBuilder()
                .onMessage(HubCommand.WantKeyframe.class, this::onWantKeyframe)
                .onMessage(HubCommand.JoinerWaited.class, this::onJoinerWaited)
                .onMessage(HubCommand.ViewersWaited.class, m -> onViewersWaited())
                .onMessage(HubCommand.AbsentLongEnough.class, m -> onAbsentLongEnough());
    }

    @Override
    Behavior<HubCommand> onAttach(HubCommand.Attach attach) {
        if (attach.generation() <= core.highestGeneration()) {
            attach.link().tell(HomePhase.superseded(core.highestGeneration()));
            return retireIfUnneeded();
        }
        core.timers.cancel(VIEWERS);
        core.timers.cancel(ABSENT);
        core.desk.waiting().forEach(joiner -> core.timers.cancel(joiner.id()));
        return HomePhase.begin(core, attach);
    }

    @Override
    Behavior<HubCommand> onRequestJoin(HubCommand.RequestJoin request) {
        switch (core.desk.check(request.join())) {
            case FAILS -> core.refuse(request, ErrorCode.INVITE_UNKNOWN, JoinDesk.NO_SUCH_INVITE);
            case HOLDS, UNDECIDED -> {
                if (core.hasRoomFor(request)) {
                    letWait(core.desk.arrive(request.join(), request.address(), request.viewer()));
                }
            }
        }
        return retireIfUnneeded();
    }

    @Override
    Behavior<HubCommand> onLeave(HubCommand.Leave leave) {
        core.desk.remove(leave.viewer()).ifPresent(joiner -> core.timers.cancel(joiner.id()));
        core.unseat(leave.viewer());
        return retireIfUnneeded();
    }

    @Override
    void closeLink(Failure failure) {
        // There is none.
    }

    private void letWait(Joiner joiner) {
        var sharer = core.highestGeneration() > 0 ? Sharer.AWAY : Sharer.UNKNOWN;
        joiner.viewer().tell(new ViewerEvent.Tell(new Presence(sharer)));
        var wait = core.settings.sessions().sharerWait();
        core.timers.startSingleTimer(joiner.id(), new HubCommand.JoinerWaited(joiner.id()), wait);
    }

    /** The agent is asked when it is back. */
    private Behavior<HubCommand> onWantKeyframe(HubCommand.WantKeyframe want) {
        core.keyframes.want(want.minSeq());
        return this;
    }

    private Behavior<HubCommand> onJoinerWaited(HubCommand.JoinerWaited waited) {
        core.desk.remove(waited.joinId()).ifPresent(joiner -> joiner.viewer().tell(new ViewerEvent.Close(noSharer())));
        return retireIfUnneeded();
    }

    private Behavior<HubCommand> onViewersWaited() {
        core.closeSeats(noSharer());
        return retireIfUnneeded();
    }

    private Behavior<HubCommand> onAbsentLongEnough() {
        core.closeSeats(noSharer());
        return retireIfUnneeded();
    }

    /** An absent agent's log is kept for its time; after it, and where there is none, only joiners need this hub. */
    private Behavior<HubCommand> retireIfUnneeded() {
        if (core.desk.size() == 0 && core.seats.size() == 0 && !core.timers.isTimerActive(ABSENT)) {
            core.offerToRetire();
        }
        return this;
    }

    private Failure noSharer() {
        var seconds = core.settings.sessions().sharerWait().toSeconds();
        return Failure.of(ErrorCode.NO_SHARER, NO_SHARER.formatted(seconds));
    }
}
