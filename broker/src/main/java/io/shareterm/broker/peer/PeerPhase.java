package io.shareterm.broker.peer;

import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import io.shareterm.broker.session.AgentEvent;
import io.shareterm.broker.session.HubCommand;
import io.shareterm.broker.session.ViewerEvent;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameLimits;
import io.shareterm.protocol.frame.ProtocolException;
import java.util.Optional;

/**
 * What a connection is for at this time. Called on the connection's island. Whatever it throws as a {@link ProtocolException} is
 * told to the peer, and closes.
 */
sealed interface PeerPhase permits AwaitingFirst, PeerPart {

    /** What the peer may send. */
    FrameLimits limits();

    /** Whether it takes more frames now; else the connection is not read from (TCP holds the peer back). */
    boolean reads();

    /** A frame came. {@code bytes} is the whole native frame, compact. */
    void onFrame(Frame frame, ByteString bytes);

    /** All frames of one read were given. */
    default void onReadDone() {}

    /** The first message went to that hub. */
    default void onEntered(ActorRef<HubCommand> hub) {}

    /** The agent's hub says something. */
    default void onAgentEvent(AgentEvent event) {}

    /** The viewer's hub says something. */
    default void onViewerEvent(ViewerEvent event) {}

    /** What to send when the outbox is empty and there is room. */
    default Optional<ByteString> pull() {
        return Optional.empty();
    }

    /** The connection is over. */
    default void onStopped() {}
}
