package io.shareterm.e2e;

import io.shareterm.protocol.control.ControlCodec;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.frame.FrameLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * A broker in the hands of an enemy, for one session. It does its job, so that everybody trusts it, and keeps what passes; then a
 * test gives it other rules for what it hands on, or lets it send what it likes. It checks nothing.
 */
final class HostileBroker implements AutoCloseable {
    private static final long NO_LIMIT = 1L << 40;

    private final Certificates certificates;
    private final SSLServerSocket server;
    private final List<Frame.Entry> log = new ArrayList<>();
    private final List<Frame.Input> inputs = new ArrayList<>();
    private final Map<Long, FrameLink> joining = new HashMap<>();
    private final Map<Integer, FrameLink> members = new HashMap<>();
    private final ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
    private Optional<FrameLink> agent = Optional.empty();
    private Function<Frame, List<Frame>> toViewers = List::of;
    private Function<Frame.Input, List<Frame.Input>> toAgent = List::of;
    private long joins;

    private HostileBroker(SSLServerSocket server, Certificates certificates) {
        this.server = server;
        this.certificates = certificates;
    }

    static HostileBroker start() {
        return start(Certificates.valid());
    }

    /** A broker on a free port of the loopback that shows this certificate. */
    static HostileBroker start(Certificates certificates) {
        try {
            var server = (SSLServerSocket) certificates
                    .serverContext()
                    .getServerSocketFactory()
                    .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            var broker = new HostileBroker(server, certificates);
            Daemon.start("hostile-accept", broker::accept);
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    String fingerprint() {
        return certificates.fingerprint();
    }

    /** From now on viewers get what {@code rule} makes of each frame of the agent: nothing, another one, several. */
    synchronized void handToViewers(Function<Frame, List<Frame>> rule) {
        toViewers = rule;
    }

    /** From now on the agent gets what {@code rule} makes of each input of a viewer. */
    synchronized void handToAgent(Function<Frame.Input, List<Frame.Input>> rule) {
        toAgent = rule;
    }

    /** Back to an honest broker. */
    synchronized void behave() {
        toViewers = List::of;
        toAgent = List::of;
    }

    /** Sends a frame of its own to the agent. */
    synchronized void sendToAgent(Frame frame) {
        agent.orElseThrow().send(frame);
    }

    /** Sends a frame of its own to every viewer. */
    synchronized void sendToViewers(Frame frame) {
        List.copyOf(members.keySet()).forEach(member -> send(member, frame));
    }

    /** Every entry that the agent has sent. */
    synchronized List<Frame.Entry> log() {
        return List.copyOf(log);
    }

    /** Every input that viewers have sent. */
    synchronized List<Frame.Input> inputs() {
        return List.copyOf(inputs);
    }

    /** All that such a broker can ever read: every frame of every connection, out of TLS. */
    synchronized byte[] plaintext() {
        return plaintext.toByteArray();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        synchronized (this) {
            agent.ifPresent(FrameLink::close);
            members.values().forEach(FrameLink::close);
            joining.values().forEach(FrameLink::close);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = (SSLSocket) server.accept();
                FrameLink.offerNativeFrames(socket);
                Daemon.start("hostile-peer", () -> serve(new FrameLink(socket, FrameLimits.FIRST_MESSAGE)));
            } catch (IOException e) {
                return; // Closed.
            }
        }
    }

    private void serve(FrameLink link) {
        try (link) {
            link.send(new ControlMessage.Hello(Bytes.random(ControlMessage.HASH_BYTES)));
            var first = link.read().map(this::recorded);
            if (first.isPresent() && first.get() instanceof Frame.ControlFrame control) {
                var message = ControlCodec.decode(control.body());
                if (message instanceof ControlMessage.Open) {
                    serveAgent(link);
                } else if (message instanceof ControlMessage.Join join) {
                    serveViewer(link, join);
                }
            }
        } catch (UncheckedIOException e) {
            return; // The peer has gone.
        }
    }

    private void serveAgent(FrameLink link) {
        synchronized (this) {
            agent = Optional.of(link);
        }
        link.expect(FrameLimits.AGENT_TO_BROKER);
        link.send(new ControlMessage.Opened("", 0, 0));
        link.send(new ControlMessage.Grant(0, NO_LIMIT));
        for (var frame = link.read(); frame.isPresent(); frame = link.read()) {
            fromAgent(link, recorded(frame.get()));
        }
    }

    private synchronized void fromAgent(FrameLink link, Frame frame) {
        if (frame instanceof Frame.Entry entry) {
            log.add(entry);
            link.send(new Frame.EntryAck(entry.seq()));
            List.copyOf(members.keySet()).forEach(member -> handOn(member, entry));
        } else if (frame instanceof Frame.InputAck ack) {
            handOn(ack.member(), ack);
        } else if (frame instanceof Frame.ControlFrame control) {
            var message = ControlCodec.decode(control.body());
            if (message instanceof ControlMessage.AdmitReply reply) {
                answer(reply);
            } else if (message instanceof ControlMessage.Ping ping) {
                link.send(new ControlMessage.Pong(ping.id()));
            } else if (message instanceof ControlMessage.End) {
                List.copyOf(members.keySet()).forEach(member -> handOn(member, control));
            }
        }
    }

    private void answer(ControlMessage.AdmitReply reply) {
        var link = joining.remove(reply.joinId());
        if (reply.answer() instanceof ControlMessage.Admitted admitted) {
            link.send(admitted);
            members.put(admitted.member(), link);
            log.forEach(entry -> handOn(admitted.member(), entry));
        } else if (reply.answer() instanceof ControlMessage.Failure failure) {
            link.send(failure);
            link.close();
        }
    }

    private void serveViewer(FrameLink link, ControlMessage.Join join) {
        link.expect(FrameLimits.VIEWER_TO_BROKER);
        synchronized (this) {
            joining.put(++joins, link);
            agent.orElseThrow()
                    .send(new ControlMessage.AdmitRequest(joins, "192.0.2.7", join.inviteId(), join.admit()));
        }
        for (var frame = link.read(); frame.isPresent(); frame = link.read()) {
            fromViewer(link, recorded(frame.get()));
        }
        synchronized (this) {
            members.values().remove(link);
        }
    }

    private synchronized void fromViewer(FrameLink link, Frame frame) {
        if (frame instanceof Frame.Input input) {
            inputs.add(input);
            toAgent.apply(input).forEach(agent.orElseThrow()::send);
        } else if (frame instanceof Frame.ControlFrame control
                && ControlCodec.decode(control.body()) instanceof ControlMessage.Ping ping) {
            link.send(new ControlMessage.Pong(ping.id()));
        }
    }

    private void handOn(int member, Frame frame) {
        toViewers.apply(frame).forEach(handed -> send(member, handed));
    }

    private void send(int member, Frame frame) {
        try {
            Optional.ofNullable(members.get(member)).ifPresent(link -> link.send(frame));
        } catch (UncheckedIOException e) {
            members.remove(member);
        }
    }

    private synchronized Frame recorded(Frame frame) {
        plaintext.writeBytes(FrameCodec.encode(frame).toArray());
        return frame;
    }
}
