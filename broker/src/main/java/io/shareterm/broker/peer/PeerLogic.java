package io.shareterm.broker.peer;

import akka.stream.FlowShape;
import akka.stream.Inlet;
import akka.stream.Outlet;
import akka.stream.stage.AbstractInHandler;
import akka.stream.stage.AbstractOutHandler;
import akka.stream.stage.TimerGraphStageLogic;
import akka.util.ByteString;
import io.shareterm.broker.session.AgentEvent;
import io.shareterm.broker.session.Entered;
import io.shareterm.broker.session.ViewerEvent;
import io.shareterm.protocol.control.ControlCodec;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.control.ControlMessage.Failure;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.frame.FrameReader;
import io.shareterm.protocol.frame.ProtocolException;
import java.time.Duration;
import java.util.Optional;

/**
 * One native peer's connection: cuts frames, gives them to the phase, sends what the phase has, and closes. All of it runs on
 * the connection's island, one thing at a time.
 *
 * <p>Closing by us: {@code closing} is set, nothing more is read, the outbox goes out, then the stage completes; a peer that does
 * not take it is cut off after {@link #LAST_WORDS}.
 */
final class PeerLogic extends TimerGraphStageLogic implements PeerPort, HubInbox.Receiver {

    /** How long a peer may take to receive the error with which it is closed. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private enum Timer {
        FIRST_MESSAGE,
        PULSE,
        LAST_WORDS
    }

    private final Inlet<ByteString> in;
    private final Outlet<ByteString> out;
    private final PeerContext context;
    private final PeerInfo peer;
    private final Pulse pulse;
    private final Outbox outbox = new Outbox();
    private final FrameReader reader;
    private PeerPhase phase;
    private Optional<HubInbox> inbox = Optional.empty();
    private boolean closing;

    PeerLogic(FlowShape<ByteString, ByteString> shape, PeerContext context, PeerInfo peer) {
        super(shape);
        this.in = shape.in();
        this.out = shape.out();
        this.context = context;
        this.peer = peer;
        this.pulse = new Pulse(context.settings().idleTime(), nowNanos());
        var first = new AwaitingFirst(context, peer, this);
        this.phase = first;
        this.reader = new FrameReader(first.limits());
        this.outbox.offer(ControlCodec.encodeFrame(first.hello()));
        setHandler(in, new Input());
        setHandler(out, new Output());
    }

    @Override
    public void preStart() {
        scheduleOnce(Timer.FIRST_MESSAGE, context.settings().firstMessageTime());
        schedulePulse();
        pull(in);
    }

    @Override
    public void postStop() {
        phase.onStopped();
    }

    private final class Input extends AbstractInHandler {
        @Override
        public void onPush() {
            pulse.received(nowNanos());
            reader.append(grab(in));
            readOn();
        }

        @Override
        public void onUpstreamFinish() {
            // What came before counts, whether there is room or not: it is no more than one read.
            guarded(() -> giveFrames(true));
            end(reader.midFrame());
        }

        @Override
        public void onUpstreamFailure(Throwable failure) {
            guarded(() -> giveFrames(true));
            end(true);
        }
    }

    private final class Output extends AbstractOutHandler {
        @Override
        public void onPull() {
            flush();
        }
    }

    private void end(boolean truncated) {
        if (truncated && !closing) {
            context.events().truncated(peer);
        }
        completeStage();
    }

    @Override
    public void readOn() {
        guarded(() -> giveFrames(false));
        if (!closing && phase.reads() && !hasBeenPulled(in) && !isClosed(in)) {
            pull(in);
        }
    }

    private void giveFrames(boolean all) {
        while (!closing && (all || phase.reads())) {
            var frame = reader.next();
            if (frame.isEmpty()) {
                break;
            }
            phase.onFrame(FrameCodec.decode(frame.get()), frame.get());
        }
        phase.onReadDone();
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (ProtocolException e) {
            fail(e.code(), e.getMessage());
        }
    }

    @Override
    public void flush() {
        if (!isAvailable(out)) {
            return;
        }
        if (!outbox.isEmpty()) {
            push(out, outbox.takeAll());
            pulse.sent(nowNanos());
            if (closing) {
                completeStage();
            }
        } else if (!closing) {
            phase.pull().ifPresent(bytes -> {
                push(out, bytes);
                pulse.sent(nowNanos());
            });
        }
    }

    @Override
    public void send(ControlMessage message) {
        send(ControlCodec.encodeFrame(message));
    }

    @Override
    public void send(ByteString frame) {
        if (closing) {
            return;
        }
        if (outbox.offer(frame)) {
            flush();
        } else {
            context.events().failed(peer, ErrorCode.TOO_SLOW, "outbox full: max=%d bytes".formatted(Outbox.MAX_BYTES));
            closing = true;
            completeStage();
        }
    }

    @Override
    public void sendInput(ByteString frame) {
        if (!closing) {
            outbox.offerInput(frame);
            flush();
        }
    }

    @Override
    public void fail(ErrorCode code, String text) {
        if (!closing) {
            context.events().failed(peer, code, text);
            sendError(Failure.of(code, text));
        }
    }

    @Override
    public void passOn(Failure failure) {
        if (!closing) {
            context.events().failed(peer, failure.code(), "");
            sendError(failure);
        }
    }

    private void sendError(Failure failure) {
        send(failure);
        if (failure.code().closes()) {
            finish();
        }
    }

    @Override
    public void finish() {
        if (!closing) {
            closing = true;
            cancelTimer(Timer.FIRST_MESSAGE);
            cancelTimer(Timer.PULSE);
            scheduleOnce(Timer.LAST_WORDS, LAST_WORDS);
            if (outbox.isEmpty()) {
                completeStage();
            }
        }
    }

    @Override
    public void become(PeerPhase next) {
        cancelTimer(Timer.FIRST_MESSAGE);
        phase = next;
        reader.limits(next.limits());
    }

    @Override
    public void onTimer(Object key) {
        switch ((Timer) key) {
            case FIRST_MESSAGE -> {
                var seconds = context.settings().firstMessageTime().toMillis() / 1000.0;
                fail(ErrorCode.TOO_SLOW, "no first message within %s s; closing connection".formatted(seconds));
            }
            case PULSE -> onPulse();
            case LAST_WORDS -> completeStage();
        }
    }

    private void onPulse() {
        var now = nowNanos();
        if (pulse.isIdle(now)) {
            var seconds = context.settings().idleTime().toSeconds();
            fail(ErrorCode.IDLE_TIMEOUT, "nothing came within %d s; closing connection".formatted(seconds));
            return;
        }
        pulse.ping(now).ifPresent(this::send);
        schedulePulse();
    }

    private void schedulePulse() {
        scheduleOnce(Timer.PULSE, pulse.next(nowNanos()));
    }

    @Override
    public HubInbox inbox() {
        // With the first valid message: a connection that never sends one has no actor.
        if (inbox.isEmpty()) {
            inbox = Optional.of(new HubInbox(this::getStageActor, this));
        }
        return inbox.get();
    }

    @Override
    public void onEntered(Entered entered) {
        phase.onEntered(entered.hub());
    }

    @Override
    public void onAgentEvent(AgentEvent event) {
        guarded(() -> phase.onAgentEvent(event));
    }

    @Override
    public void onViewerEvent(ViewerEvent event) {
        guarded(() -> phase.onViewerEvent(event));
    }

    @Override
    public void onHubGone() {
        fail(ErrorCode.SHUTTING_DOWN, "the session's hub is gone; try again");
    }

    @Override
    public long nowNanos() {
        return context.nanoTime().getAsLong();
    }
}
