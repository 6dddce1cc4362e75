package io.shareterm.broker.peer;

import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import io.shareterm.broker.session.HubCommand;
import io.shareterm.protocol.control.ControlCodec;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.control.ControlMessage.Failure;
import io.shareterm.protocol.control.ControlMessage.Ping;
import io.shareterm.protocol.control.ControlMessage.Pong;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.ProtocolException;
import java.util.Optional;

/** What both parts of a peer do in the same way: they answer pings and take complaints. */
abstract sealed class PeerPart implements PeerPhase permits AgentLink, ViewerLink {

    final PeerContext context;
    final PeerInfo peer;
    final PeerPort port;
    /** The session's hub, once the first message went there. */
    Optional<ActorRef<HubCommand>> hub = Optional.empty();

    PeerPart(PeerContext context, PeerInfo peer, PeerPort port) {
        this.context = context;
        this.peer = peer;
        this.port = port;
    }

    @Override
    public final void onEntered(ActorRef<HubCommand> entered) {
        hub = Optional.of(entered);
        port.inbox().watch(entered);
    }

    /** A frame with a fixed header that this part may send. */
    abstract void onHotFrame(Frame frame, ByteString bytes);

    /** A control message of this part; {@code bytes} is its whole native frame. */
    abstract void onMessage(ControlMessage message, ByteString bytes);

    @Override
    public final void onFrame(Frame frame, ByteString bytes) {
        if (!(frame instanceof Frame.ControlFrame control)) {
            onHotFrame(frame, bytes);
            return;
        }
        var message = ControlCodec.decode(control.body());
        if (message instanceof Ping ping) {
            port.send(new Pong(ping.id()));
        } else if (message instanceof Failure failure) {
            context.events().complained(peer, failure.code());
            if (failure.code().closes()) {
                port.finish();
            }
        } else if (!(message instanceof Pong)) {
            onMessage(message, bytes);
        }
    }

    static ProtocolException outOfOrder(String what) {
        return new ProtocolException(
                ErrorCode.PROTOCOL_ERROR, "message out of order: %s; closing connection".formatted(what));
    }

    static ProtocolException outOfOrder(ControlMessage message, String part) {
        return outOfOrder("%s from %s".formatted(message.getClass().getSimpleName(), part));
    }
}
