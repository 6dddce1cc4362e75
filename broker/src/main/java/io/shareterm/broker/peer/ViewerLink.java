package io.shareterm.broker.peer;

import akka.util.ByteString;
import io.shareterm.broker.session.HubCommand;
import io.shareterm.broker.session.HubRegistry;
import io.shareterm.broker.session.ViewerEvent;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameLimits;
import io.shareterm.protocol.identity.SessionId;
import java.util.Optional;

/**
 * The connection of somebody who waits to be let in, then watches. Entries are not queued: {@link Watching} reads the session's
 * log when the socket has room. What it held when it is lost: nothing that the log or the viewer does not have.
 */
final class ViewerLink extends PeerPart {

    private final SessionId session;
    private Optional<Watching> watching = Optional.empty();

    ViewerLink(PeerContext context, PeerInfo peer, PeerPort port, SessionId session) {
        super(context, peer, port);
        this.session = session;
    }

    @Override
    public FrameLimits limits() {
        return FrameLimits.VIEWER_TO_BROKER;
    }

    @Override
    public boolean reads() {
        return true;
    }

    @Override
    void onHotFrame(Frame frame, ByteString bytes) {
        var w = watching.orElseThrow(() -> outOfOrder("%s before Admitted".formatted(frame.type())));
        if (frame instanceof Frame.Input input) {
            w.input(input, bytes);
        } else if (frame instanceof Frame.Seen seen) {
            w.seen(seen.seq());
            port.flush();
        }
    }

    @Override
    void onMessage(ControlMessage message, ByteString bytes) {
        throw outOfOrder(message, "a viewer");
    }

    @Override
    public void onViewerEvent(ViewerEvent event) {
        if (event instanceof ViewerEvent.Ring) {
            port.flush();
        } else if (event instanceof ViewerEvent.PassAck e) {
            port.send(e.frame());
        } else if (event instanceof ViewerEvent.Tell e) {
            port.send(e.message());
        } else if (event instanceof ViewerEvent.LetIn e) {
            onLetIn(e);
        } else if (event instanceof ViewerEvent.Close e) {
            onClose(e);
        }
    }

    @Override
    public Optional<ByteString> pull() {
        return watching.flatMap(Watching::pull);
    }

    @Override
    public void onStopped() {
        watching.ifPresent(w -> context.events().left(peer, PeerEvents.Part.VIEWER, session));
        context.registry()
                .tell(new HubRegistry.Depart(
                        session, new HubCommand.Leave(port.inbox().viewerRef())));
    }

    private void onLetIn(ViewerEvent.LetIn event) {
        context.events().joined(peer, PeerEvents.Part.VIEWER, session);
        port.send(event.admitted());
        watching = hub.map(h -> new Watching(context, peer, port, h, event));
        port.flush();
    }

    private void onClose(ViewerEvent.Close event) {
        if (event.failure().code() == ErrorCode.INVITE_UNKNOWN) {
            context.failedJoins().failed(peer.address(), port.nowNanos());
        }
        port.passOn(event.failure());
    }
}
