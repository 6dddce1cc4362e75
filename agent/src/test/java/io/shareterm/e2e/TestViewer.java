package io.shareterm.e2e;

import static io.shareterm.e2e.Patience.eventually;

import akka.util.ByteString;
import io.shareterm.protocol.admission.InviteSecret;
import io.shareterm.protocol.admission.JoinerHandshake;
import io.shareterm.protocol.admission.Membership;
import io.shareterm.protocol.control.ControlCodec;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameLimits;
import io.shareterm.protocol.identity.SessionId;
import io.shareterm.protocol.log.EntryContent;
import io.shareterm.protocol.log.EntryOpener;
import io.shareterm.protocol.text.MemberName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A hand-made viewer in the tests' own JVM: keeps what it is shown and what it is answered, acknowledges at once, and sends whatever
 * a test wants. It has no rules of its own about typing.
 */
final class TestViewer implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final FrameLink link;
    private final Membership membership;
    private final MemberCrypto crypto;
    private final EntryOpener opener;
    private final OutputStream output;
    private final List<Long> numbers = new ArrayList<>();
    private final List<MemberCrypto.Ack> acks = new ArrayList<>();
    private final List<ControlMessage> told = new ArrayList<>();
    private Optional<Instant> endTold = Optional.empty();
    private long typed;

    private TestViewer(FrameLink link, SessionId session, Membership membership, OutputStream output) {
        this.link = link;
        this.output = output;
        this.membership = membership;
        this.crypto = new MemberCrypto(session.value(), membership.keys());
        this.opener = new EntryOpener(session);
        membership.outputKeys().forEach(opener::add);
    }

    /** Joins by a link, whoever the broker is, and has seen what was there; keeps all output. */
    static TestViewer join(String link) {
        return join(link, new ByteArrayOutputStream());
    }

    /** The same, but output goes to {@code output}, whose {@code toString} tells what to remember of it. */
    static TestViewer join(String text, OutputStream output) {
        var address = Link.parse(text);
        var session = new SessionId(address.sessionId());
        var secret =
                new InviteSecret(ByteString.fromArray(Base64.getUrlDecoder().decode(address.secret())));
        var handshake = JoinerHandshake.begin(session, secret, new MemberName("hand-made"), RANDOM);
        var link = FrameLink.dial(address.port(), FrameLimits.BROKER_TO_VIEWER);
        link.send(new ControlMessage.Join(
                session, handshake.inviteId(), handshake.joinToken().bytes(), handshake.admit()));
        var admitted = admitted(link);
        var viewer = new TestViewer(link, session, handshake.complete(admitted.member(), admitted.admission()), output);
        Daemon.start("viewer-" + admitted.member(), viewer::read);
        // Whoever types before that answers an old screen, and the agent says so (PROTOCOL 7.3).
        eventually("the viewer to have caught up").until(() -> viewer.seen() >= viewer.membership.nextSeq() - 1);
        return viewer;
    }

    /** The keys that let see, which every member has. */
    List<OutputKey> outputKeys() {
        return membership.outputKeys();
    }

    MemberCrypto crypto() {
        return crypto;
    }

    int member() {
        return membership.member();
    }

    /** Types as an honest viewer does: the next number, the newest entry seen. */
    synchronized Frame.Input type(String text) {
        var input = crypto.seal(++typed, seen(), text);
        link.send(input);
        return input;
    }

    void send(Frame frame) {
        link.send(frame);
    }

    /** All output so far, in order. */
    synchronized String output() {
        return output.toString();
    }

    /** The numbers of all entries so far, in order. */
    synchronized List<Long> numbers() {
        return List.copyOf(numbers);
    }

    /** The newest entry seen; 0 for none. */
    synchronized long seen() {
        return numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
    }

    /** All answers to inputs so far, opened. */
    synchronized List<MemberCrypto.Ack> acks() {
        return List.copyOf(acks);
    }

    /** All control messages so far, pings apart. */
    synchronized List<ControlMessage> told() {
        return List.copyOf(told);
    }

    /** When the end of the session was told. */
    synchronized Optional<Instant> endTold() {
        return endTold;
    }

    @Override
    public void close() {
        link.close();
    }

    private static ControlMessage.Admitted admitted(FrameLink link) {
        while (true) {
            var message = link.readControl();
            if (message instanceof ControlMessage.Admitted admitted) {
                return admitted;
            } else if (message instanceof ControlMessage.Failure failure) {
                throw new AssertionError("refused: " + failure);
            }
        }
    }

    private void read() {
        try {
            for (var frame = link.read(); frame.isPresent(); frame = link.read()) {
                took(frame.get());
            }
        } catch (UncheckedIOException e) {
            return; // Closed while it acknowledged.
        }
    }

    private synchronized void took(Frame frame) {
        if (frame instanceof Frame.Entry entry) {
            numbers.add(entry.seq());
            if (opener.open(entry) instanceof EntryContent.Output shown) {
                show(shown.bytes());
            }
            link.send(new Frame.Seen(entry.seq()));
        } else if (frame instanceof Frame.InputAck ack) {
            acks.add(crypto.open(ack));
        } else if (frame instanceof Frame.ControlFrame control) {
            took(ControlCodec.decode(control.body()));
        }
    }

    private void show(ByteString bytes) {
        try {
            output.write(bytes.toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void took(ControlMessage message) {
        if (message instanceof ControlMessage.Ping ping) {
            link.send(new ControlMessage.Pong(ping.id()));
        } else {
            if (message instanceof ControlMessage.End) {
                endTold = Optional.of(Instant.now());
            }
            told.add(message);
        }
    }
}
