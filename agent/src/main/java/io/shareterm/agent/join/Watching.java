package io.shareterm.agent.join;

import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import io.shareterm.agent.connection.BrokerTalk;
import io.shareterm.agent.connection.ConnectionEvent;
import io.shareterm.agent.viewer.ViewerEvent;
import io.shareterm.agent.viewer.ViewerSession;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.control.ControlCodec;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.frame.ProtocolException;
import io.shareterm.protocol.input.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * The phase in which a viewer sees the log. What one read of the socket brought is shown before the next is read, so a screen
 * that does not keep up slows this viewer's connection and nothing else; and only what was shown counts as seen.
 */
final class Watching {
    private final BrokerTalk broker;
    private final ViewerSession viewer;
    private final Watch.Sides sides;
    private final ActorRef<Watch.Command> self;
    private Optional<Watch.Type> waiting = Optional.empty();
    private Optional<JoinEnd> endAfterShown = Optional.empty();
    private Optional<JoinEnd> end = Optional.empty();
    private ByteString output = ByteString.emptyByteString();
    private boolean showing;
    private boolean saidObserver;
    private long told;

    Watching(BrokerTalk broker, ViewerSession viewer, Watch.Sides sides, ActorRef<Watch.Command> self) {
        this.broker = broker;
        this.viewer = viewer;
        this.sides = sides;
        this.self = self;
    }

    /** Why it is over; empty as long as it is not. */
    Optional<JoinEnd> end() {
        return end;
    }

    void onConnection(ConnectionEvent event) {
        if (event instanceof ConnectionEvent.Received received) {
            broker.received(received, Instant.now());
            read();
        } else if (event instanceof ConnectionEvent.Over over) {
            finishAfterShown(new JoinEnd.Lost(broker.reason(over.reason())));
        }
    }

    /** Deals with everything that one read of the socket brought. */
    void read() {
        Instant now = Instant.now();
        try {
            for (Optional<ByteString> frame = broker.next();
                    frame.isPresent() && endAfterShown.isEmpty();
                    frame = broker.next()) {
                onFrame(frame.get(), now);
            }
        } catch (ProtocolException broken) {
            distrust(broken.getMessage());
        }
        typeWaiting(now);
        show();
    }

    void onShown(boolean there) {
        showing = false;
        if (!there) {
            broker.connection().finish();
            end = Optional.of(new JoinEnd.ScreenGone());
            return;
        }
        seen();
    }

    void onType(Watch.Type type) {
        if (viewer.role() == Role.OBSERVER) {
            if (!saidObserver) {
                saidObserver = true;
                sides.listener().event(new ViewerEvent.InputRefused(Verdict.OBSERVER));
            }
            type.taken().run();
            return;
        }
        waiting = Optional.of(type);
        typeWaiting(Instant.now());
    }

    void onTick() {
        Instant now = Instant.now();
        viewer.tick(now).forEach(sides.listener()::event);
        viewer.overdueInput(now).forEach(broker.connection()::send);
        broker.keepAlive(now);
        typeWaiting(now);
    }

    static ProtocolException outOfOrder(String what) {
        return new ProtocolException(
                ErrorCode.PROTOCOL_ERROR, "message out of order: " + what + "; closing connection");
    }

    private void onFrame(ByteString bytes, Instant now) {
        Frame frame = FrameCodec.decode(bytes);
        if (frame instanceof Frame.Entry entry) {
            viewer.entry(entry, bytes, now).forEach(this::onEvent);
        } else if (frame instanceof Frame.InputAck ack) {
            ViewerSession.Answered answered = viewer.ack(ack, now);
            answered.event().ifPresent(sides.listener()::event);
            answered.again().forEach(broker.connection()::send);
        } else if (frame instanceof Frame.ControlFrame control) {
            onMessage(ControlCodec.decode(control.body()), now);
        }
        // Keyframes are for viewers that begin in the middle; this one begins where the log begins for it.
    }

    private void onMessage(ControlMessage message, Instant now) {
        if (message instanceof ControlMessage.End ended) {
            onEvent(viewer.end(ended));
        } else if (message instanceof ControlMessage.Presence presence) {
            sides.listener().presence(presence.sharer());
        } else if (message instanceof ControlMessage.Failure failure && failure.code() == ErrorCode.INPUT_TOO_FAST) {
            viewer.inputDropped(now);
        } else if (message instanceof ControlMessage.Failure failure) {
            finishAfterShown(new JoinEnd.TurnedAway(failure.code(), failure.text(), true));
        } else if (!broker.takes(message)) {
            throw outOfOrder(message.getClass().getSimpleName());
        }
    }

    private void onEvent(ViewerEvent event) {
        if (event instanceof ViewerEvent.Output shown) {
            output = output.concat(shown.bytes());
        } else if (event instanceof ViewerEvent.Resized size) {
            output = output.concat(sides.screen().resize(size.columns(), size.rows()));
        } else if (event instanceof ViewerEvent.Distrusted distrusted) {
            distrust(distrusted.why());
        } else if (event instanceof ViewerEvent.Ended ended) {
            finishAfterShown(new JoinEnd.Ended(ended.reason(), ended.exitCode(), ended.complete()));
        } else {
            sides.listener().event(event);
        }
    }

    /** Nothing that came with the tampered entry is shown. */
    private void distrust(String why) {
        output = ByteString.emptyByteString();
        finishAfterShown(new JoinEnd.Distrusted(why));
    }

    private void finishAfterShown(JoinEnd reason) {
        if (endAfterShown.isEmpty()) {
            endAfterShown = Optional.of(reason);
        }
        if (!showing && output.isEmpty()) {
            seen();
        }
    }

    private void show() {
        if (showing || end.isPresent()) {
            return;
        }
        if (output.isEmpty()) {
            seen();
            return;
        }
        showing = true;
        ByteString shown = output;
        output = ByteString.emptyByteString();
        sides.screen().show(shown, there -> self.tell(new Watch.Shown(there)));
    }

    /** Everything that was read is shown: tells the broker, and ends or reads on. */
    private void seen() {
        if (endAfterShown.isPresent()) {
            broker.connection().finish();
            end = endAfterShown;
            return;
        }
        if (viewer.lastSeq() > told) {
            told = viewer.lastSeq();
            broker.connection().send(FrameCodec.encode(new Frame.Seen(told)));
        }
        broker.readOn();
    }

    private void typeWaiting(Instant now) {
        waiting.filter(type -> viewer.room(now) > 0).ifPresent(type -> {
            waiting = Optional.empty();
            broker.connection().send(viewer.type(type.bytes(), now));
            type.taken().run();
        });
    }
}
