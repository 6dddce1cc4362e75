package io.shareterm.broker.peer;

import akka.actor.Terminated;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Adapter;
import akka.stream.stage.GraphStageLogic.StageActor;
import io.shareterm.broker.session.AgentEvent;
import io.shareterm.broker.session.Entered;
import io.shareterm.broker.session.HubCommand;
import io.shareterm.broker.session.ViewerEvent;
import java.util.function.Function;
import scala.Function1;
import scala.Tuple2;
import scala.runtime.BoxedUnit;

/**
 * Where a hub reaches a connection: the stage's actor, whose messages come on the island. The one place where a stage meets
 * untyped messages.
 */
final class HubInbox {

    /** Takes what comes. */
    interface Receiver {
        void onEntered(Entered entered);

        void onAgentEvent(AgentEvent event);

        void onViewerEvent(ViewerEvent event);

        /** The hub that was watched has died. */
        void onHubGone();
    }

    private final StageActor actor;
    private final Receiver receiver;

    /** @param stage makes the actor: {@code getStageActor} of the stage */
    HubInbox(Function<Function1<Tuple2<akka.actor.ActorRef, Object>, BoxedUnit>, StageActor> stage, Receiver receiver) {
        this.receiver = receiver;
        this.actor = stage.apply(this::receive);
    }

    ActorRef<AgentEvent> agentRef() {
        return Adapter.toTyped(actor.ref());
    }

    ActorRef<ViewerEvent> viewerRef() {
        return Adapter.toTyped(actor.ref());
    }

    /** The connection cannot live without that hub. */
    void watch(ActorRef<HubCommand> hub) {
        actor.watch(Adapter.toClassic(hub));
    }

    private BoxedUnit receive(Tuple2<akka.actor.ActorRef, Object> message) {
        // Entered first: it is an event of agents and of viewers.
        if (message._2() instanceof Entered entered) {
            receiver.onEntered(entered);
        } else if (message._2() instanceof AgentEvent event) {
            receiver.onAgentEvent(event);
        } else if (message._2() instanceof ViewerEvent event) {
            receiver.onViewerEvent(event);
        } else if (message._2() instanceof Terminated) {
            receiver.onHubGone();
        }
        return BoxedUnit.UNIT;
    }
}
