package io.shareterm.broker.peer;

import akka.util.ByteString;
import io.shareterm.broker.session.AgentEvent;
import io.shareterm.broker.session.HubCommand;
import io.shareterm.broker.session.HubRegistry;
import io.shareterm.broker.session.KeyframePart;
import io.shareterm.broker.session.LogFrame;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.control.ControlMessage.AdmitReply;
import io.shareterm.protocol.control.ControlMessage.End;
import io.shareterm.protocol.control.ControlMessage.Invites;
import io.shareterm.protocol.control.ControlMessage.Open;
import io.shareterm.protocol.control.ControlMessage.Opened;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.frame.FrameLimits;
import io.shareterm.protocol.identity.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The agent's connection. Nothing is read before the hub has taken the claim; afterwards at most {@link #MAX_UNPROCESSED} bytes
 * of frames are on their way to the hub, the rest waits in the agent's socket. What it held when it is lost: frames that were not
 * acknowledged, which the agent sends again.
 */
final class AgentLink extends PeerPart {

    /** Bytes. Enough that the hub never waits for the socket; small beside the log. */
    static final int MAX_UNPROCESSED = 256 * 1024;

    private final SessionId session;
    private final long generation;
    private final List<LogFrame> batch = new ArrayList<>();
    private boolean attached;
    private boolean ended;
    private int unprocessed;
    private long held;
    private long acknowledged;

    AgentLink(PeerContext context, PeerInfo peer, PeerPort port, Open open) {
        super(context, peer, port);
        this.session = open.sessionId();
        this.generation = open.generation();
    }

    @Override
    public FrameLimits limits() {
        return FrameLimits.AGENT_TO_BROKER;
    }

    @Override
    public boolean reads() {
        return attached && !ended && unprocessed < MAX_UNPROCESSED;
    }

    @Override
    void onHotFrame(Frame frame, ByteString bytes) {
        if (frame instanceof Frame.Entry entry) {
            take(new LogFrame.SealedEntry(entry.seq(), bytes));
        } else if (frame instanceof Frame.Keyframe part) {
            take(new KeyframePart(part.counter(), part.seq(), part.part(), part.parts(), bytes));
        } else if (frame instanceof Frame.InputAck ack) {
            tell(new HubCommand.PassInputAck(generation, ack.member(), bytes));
        }
    }

    @Override
    void onMessage(ControlMessage message, ByteString bytes) {
        if (message instanceof Invites invites) {
            tell(new HubCommand.SetInvites(generation, invites));
        } else if (message instanceof AdmitReply reply) {
            tell(new HubCommand.AnswerJoin(generation, reply));
        } else if (message instanceof End) {
            ended = true;
            tell(new HubCommand.EndSession(generation, bytes));
        } else {
            throw outOfOrder(message, "an agent");
        }
    }

    @Override
    public void onReadDone() {
        if (!batch.isEmpty()) {
            hub.ifPresent(h -> h.tell(new HubCommand.TakeFrames(generation, batch)));
            batch.clear();
        }
    }

    @Override
    public void onAgentEvent(AgentEvent event) {
        if (event instanceof AgentEvent.Held e) {
            onHeld(e);
        } else if (event instanceof AgentEvent.PassInput e) {
            port.sendInput(e.frame());
        } else if (event instanceof AgentEvent.Tell e) {
            port.send(e.message());
        } else if (event instanceof AgentEvent.Attached e) {
            onAttached(e);
        } else if (event instanceof AgentEvent.Close e) {
            port.fail(e.failure().code(), e.failure().text());
        } else if (event instanceof AgentEvent.Finished) {
            port.finish();
        }
    }

    /** Acknowledgements are not queued: the newest one counts, and goes when there is room. */
    @Override
    public Optional<ByteString> pull() {
        if (held <= acknowledged) {
            return Optional.empty();
        }
        acknowledged = held;
        return Optional.of(FrameCodec.encode(new Frame.EntryAck(held)));
    }

    @Override
    public void onStopped() {
        if (attached) {
            context.events().left(peer, PeerEvents.Part.AGENT, session);
        }
        context.registry().tell(new HubRegistry.Depart(session, new HubCommand.Detach(generation)));
    }

    private void onAttached(AgentEvent.Attached event) {
        attached = true;
        acknowledged = event.lastSeq();
        context.events().joined(peer, PeerEvents.Part.AGENT, session);
        var name = context.publicName();
        port.send(new Opened(name.host(), name.port(), event.lastSeq()));
        port.readOn();
    }

    private void onHeld(AgentEvent.Held event) {
        unprocessed -= event.bytes();
        held = event.lastSeq();
        port.flush();
        port.readOn();
    }

    private void take(LogFrame frame) {
        batch.add(frame);
        unprocessed += frame.frame().size();
    }

    /** What came before it goes before it. */
    private void tell(HubCommand.FromAgent command) {
        onReadDone();
        hub.ifPresent(h -> h.tell(command));
    }
}
