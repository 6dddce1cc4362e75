package io.shareterm.broker.session;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ReceiveBuilder;
import io.shareterm.protocol.control.ControlMessage.Failure;
import io.shareterm.protocol.frame.ErrorCode;

/** The session is over for good (PROTOCOL 6.8). Viewers read on to its end; nobody comes in; for a time. */
final class EndedPhase extends HubPhase {

    private static final String ENDED = "the session has ended";

    private EndedPhase(HubCore core) {
        super(core);
    }

    /** The agent has ended the session. */
    static EndedPhase begin(HubCore core) {
        core.withdraw();
        core.closeJoiners(Failure.of(ErrorCode.ENDED, ENDED));
        core.timers.startTimerWithFixedDelay(
                HubCommand.EndedLongEnough.class, new HubCommand.EndedLongEnough(), core.settings.terminateTime());
        return new EndedPhase(core);
    }

    @Override
    ReceiveBuilder<HubCommand> commands() {
        return newReceiveBuilder().onMessage(HubCommand.EndedLongEnough.class, m -> onEndedLongEnough());
    }

    /** The agent's connection broke before it heard that the end was taken: this tells it. */
    @Override
    Behavior<HubCommand> onAttach(HubCommand.Attach attach) {
        attach.link().tell(new AgentEvent.Close(Failure.of(ErrorCode.ENDED, ENDED)));
        return this;
    }

    @Override
    Behavior<HubCommand> onRequestJoin(HubCommand.RequestJoin request) {
        core.refuse(request, ErrorCode.ENDED, ENDED);
        return this;
    }

    @Override
    Behavior<HubCommand> onLeave(HubCommand.Leave leave) {
        core.unseat(leave.viewer());
        return this;
    }

    @Override
    void closeLink(Failure failure) {
        // The agent is done.
    }

    private Behavior<HubCommand> onEndedLongEnough() {
        core.closeSeats(Failure.of(ErrorCode.ENDED, ENDED));
        // Again after the same time, if somebody was on the way here meanwhile.
        core.offerToRetire();
        return this;
    }
}
