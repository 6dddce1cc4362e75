package io.shareterm.broker.peer;

import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import io.shareterm.broker.session.HubCommand;
import io.shareterm.broker.session.LogSource;
import io.shareterm.broker.session.ViewerCursor;
import io.shareterm.broker.session.ViewerCursor.Pulled;
import io.shareterm.broker.session.ViewerCursor.Reason;
import io.shareterm.broker.session.ViewerEvent;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.Frame;
import java.util.Optional;

/** An admitted viewer: its cursor in the log, its bell, its member number and its input. */
final class Watching {

    private final PeerContext context;
    private final PeerInfo peer;
    private final PeerPort port;
    private final ActorRef<HubCommand> hub;
    private final int member;
    private final LogSource source;
    private final ViewerCursor cursor;
    private final ByteRate inputRate;
    private long skipsTold;

    Watching(PeerContext context, PeerInfo peer, PeerPort port, ActorRef<HubCommand> hub, ViewerEvent.LetIn letIn) {
        this.context = context;
        this.peer = peer;
        this.port = port;
        this.hub = hub;
        this.member = letIn.admitted().member();
        this.source = letIn.source();
        this.cursor = new ViewerCursor(source.log(), context.settings().flight(), source.keyframesAreMade());
        this.inputRate = new ByteRate(context.settings().inputBytesPerSecond(), port.nowNanos());
    }

    void input(Frame.Input input, ByteString bytes) {
        if (input.member() != member) {
            throw PeerPart.outOfOrder("input of another member: member=%d, own=%d".formatted(input.member(), member));
        }
        if (inputRate.take(bytes.size(), port.nowNanos())) {
            hub.tell(new HubCommand.PassInput(member, bytes));
        } else {
            var text = "input too fast: max=%d bytes a second; send again from the last acknowledged"
                    .formatted(context.settings().inputBytesPerSecond());
            port.fail(ErrorCode.INPUT_TOO_FAST, text);
        }
    }

    void seen(long seq) {
        cursor.seen(seq, port.nowNanos());
        if (source.seen().raise(seq)) {
            hub.tell(new HubCommand.SeenRaised());
        }
    }

    /** What to send now. If there is nothing, a bell, Seen or the hub brings the next pull. */
    Optional<ByteString> pull() {
        var pulled = cursor.pull(port.nowNanos());
        if (pulled instanceof Pulled.Nothing nothing && nothing.reason() != Reason.IN_FLIGHT) {
            // The second look: what came before the bell was set rings nobody.
            source.waiter().await();
            pulled = cursor.pull(port.nowNanos());
            if (!(pulled instanceof Pulled.Nothing)) {
                source.waiter().found();
            }
        }
        cursor.takeKeyframeWish().ifPresent(minSeq -> hub.tell(new HubCommand.WantKeyframe(minSeq)));
        tellSkips();
        return bytes(pulled);
    }

    private Optional<ByteString> bytes(Pulled pulled) {
        if (pulled instanceof Pulled.Frames frames) {
            return Optional.of(frames.bytes());
        } else if (pulled instanceof Pulled.End end) {
            port.send(end.frame());
            port.finish();
        }
        return Optional.empty();
    }

    private void tellSkips() {
        for (; skipsTold < cursor.skips(); skipsTold++) {
            context.events().skipped(peer);
        }
    }
}
