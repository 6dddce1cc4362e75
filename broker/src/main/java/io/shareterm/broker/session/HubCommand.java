package io.shareterm.broker.session;

import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import io.shareterm.protocol.control.ControlMessage.AdmitReply;
import io.shareterm.protocol.control.ControlMessage.Invites;
import io.shareterm.protocol.control.ControlMessage.Join;
import java.util.List;

/** What a {@link SessionHub} may be told. */
public sealed interface HubCommand {

    /** The first message of a connection; comes by way of the {@link HubRegistry}. */
    sealed interface Entrance extends HubCommand {}

    /** A connection is gone; comes by way of the {@link HubRegistry} too, so never before its entrance. */
    sealed interface Departure extends HubCommand {}

    /** From the agent's connection. A generation that is not the present one is dropped. */
    sealed interface FromAgent extends HubCommand {
        long generation();
    }

    /** An agent whose claim was checked. Answered by {@code Attached} or {@code Close}. */
    record Attach(long generation, boolean makesKeyframes, ActorRef<AgentEvent> link) implements Entrance {}

    /** Somebody wants to watch. Answered by {@code Tell(Presence)} while waiting, then by {@code LetIn} or {@code Close}. */
    record RequestJoin(Join join, String address, ActorRef<ViewerEvent> viewer) implements Entrance {}

    /** Entries and keyframe parts, in order. Answered by {@code Held}, or by {@code Close} if they are out of order. */
    record TakeFrames(long generation, List<LogFrame> frames) implements FromAgent {
        public TakeFrames {
            frames = List.copyOf(frames);
        }
    }

    /** The invites that hold from now on. */
    record SetInvites(long generation, Invites invites) implements FromAgent {}

    /** The agent's answer to an {@code AdmitRequest}. */
    record AnswerJoin(long generation, AdmitReply reply) implements FromAgent {}

    /** An acknowledgement for that member. */
    record PassInputAck(long generation, int member, ByteString frame) implements FromAgent {}

    /** The session is over; {@code frame} is the signed end as it came in. Answered by {@code Finished}. */
    record EndSession(long generation, ByteString frame) implements FromAgent {}

    /** The agent's connection is gone. */
    record Detach(long generation) implements FromAgent, Departure {}

    /** Input of that member, whose connection it came from. */
    record PassInput(int member, ByteString frame) implements HubCommand {}

    /** The {@link SeenMark} was raised. */
    record SeenRaised() implements HubCommand {}

    /** A viewer cannot go on without a keyframe as of that entry or later. */
    record WantKeyframe(long minSeq) implements HubCommand {}

    /** The connection of a joiner or viewer is gone. */
    record Leave(ActorRef<ViewerEvent> viewer) implements Departure {}

    /** The broker stops: tell everybody, and end. */
    record ShutDown() implements HubCommand {}

    /** The registry agrees that nobody needs this hub. */
    record Retire() implements HubCommand {}

    /** The hub to itself. */
    sealed interface Private extends HubCommand {}

    /** The directory's answer. */
    record Located(Directory.Answer answer) implements Private {}

    /** Ring the next batch of waiting viewers. */
    record RingMore() implements Private {}

    /** This joiner has waited long enough for a sharer. */
    record JoinerWaited(long joinId) implements Private {}

    /** The viewers have waited long enough for the sharer to come back. */
    record ViewersWaited() implements Private {}

    /** The log of the absent sharer was kept long enough. */
    record AbsentLongEnough() implements Private {}

    /** Asking for a keyframe is allowed again. */
    record KeyframePauseOver() implements Private {}

    /** The log of the ended session stayed long enough. */
    record EndedLongEnough() implements Private {}
}
