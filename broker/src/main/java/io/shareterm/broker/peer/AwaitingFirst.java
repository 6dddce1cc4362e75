package io.shareterm.broker.peer;

import akka.util.ByteString;
import io.shareterm.broker.session.HubCommand;
import io.shareterm.broker.session.HubRegistry;
import io.shareterm.protocol.control.ControlCodec;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.control.ControlMessage.Hello;
import io.shareterm.protocol.control.ControlMessage.Join;
import io.shareterm.protocol.control.ControlMessage.Open;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameLimits;

/** The broker has said Hello; the peer's first message tells whether it is an agent or a viewer (PROTOCOL 1.3). */
final class AwaitingFirst implements PeerPhase {

    private final PeerContext context;
    private final PeerInfo peer;
    private final PeerPort port;
    private final ByteString nonce;

    AwaitingFirst(PeerContext context, PeerInfo peer, PeerPort port) {
        this.context = context;
        this.peer = peer;
        this.port = port;
        var bytes = new byte[ControlMessage.HASH_BYTES];
        context.random().nextBytes(bytes);
        this.nonce = ByteString.fromArrayUnsafe(bytes);
    }

    Hello hello() {
        return new Hello(nonce);
    }

    @Override
    public FrameLimits limits() {
        return FrameLimits.FIRST_MESSAGE;
    }

    @Override
    public boolean reads() {
        return true;
    }

    @Override
    public void onFrame(Frame frame, ByteString bytes) {
        if (frame instanceof Frame.ControlFrame control) {
            var message = ControlCodec.decode(control.body());
            if (message instanceof Open open) {
                onOpen(open);
                return;
            } else if (message instanceof Join join) {
                onJoin(join);
                return;
            }
        }
        throw PeerPart.outOfOrder("the first message must be Open or Join");
    }

    private void onOpen(Open open) {
        ClaimCheck.check(open, nonce, peer.spkiSha256());
        port.become(new AgentLink(context, peer, port, open));
        var attach = new HubCommand.Attach(
                open.generation(), open.makesKeyframes(), port.inbox().agentRef());
        context.registry().tell(new HubRegistry.Enter(open.sessionId(), attach));
    }

    private void onJoin(Join join) {
        var blocked = context.failedJoins().blockedFor(peer.address(), port.nowNanos());
        if (blocked.isPresent()) {
            var seconds = blocked.get().toSeconds() + 1;
            var text = "too many failed joins from this address; try again in %d s".formatted(seconds);
            port.fail(ErrorCode.TOO_MANY_ATTEMPTS, text);
            return;
        }
        port.become(new ViewerLink(context, peer, port, join.sessionId()));
        var request = new HubCommand.RequestJoin(
                join, peer.addressText(), port.inbox().viewerRef());
        context.registry().tell(new HubRegistry.Enter(join.sessionId(), request));
    }
}
