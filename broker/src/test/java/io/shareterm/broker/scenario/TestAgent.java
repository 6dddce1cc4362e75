package io.shareterm.broker.scenario;

import akka.util.ByteString;
import io.shareterm.protocol.control.ControlCodec;
import io.shareterm.protocol.control.ControlMessage.AdmitReply;
import io.shareterm.protocol.control.ControlMessage.AdmitRequest;
import io.shareterm.protocol.control.ControlMessage.Admitted;
import io.shareterm.protocol.control.ControlMessage.End;
import io.shareterm.protocol.control.ControlMessage.Grant;
import io.shareterm.protocol.control.ControlMessage.MemberOffline;
import io.shareterm.protocol.control.ControlMessage.NeedKeyframe;
import io.shareterm.protocol.control.ControlMessage.Open;
import io.shareterm.protocol.control.ControlMessage.Opened;
import io.shareterm.protocol.control.EndReason;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameLimits;
import io.shareterm.protocol.identity.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * An agent as the broker sees one: claims its session, lets everybody in, sends entries as far as it is granted, acknowledges
 * input. What it "seals" is filler: the broker does not look.
 */
final class TestAgent extends TestPeer {

    private final TestSession session;
    private final TestLog log;
    private final CompletableFuture<Opened> opened = new CompletableFuture<>();
    final List<Frame.Input> inputs = new CopyOnWriteArrayList<>();
    final List<Integer> offline = new CopyOnWriteArrayList<>();
    final List<AdmitRequest> requests = new CopyOnWriteArrayList<>();
    final List<NeedKeyframe> keyframeWishes = new CopyOnWriteArrayList<>();
    private final List<Grant> grants = new CopyOnWriteArrayList<>();
    private volatile boolean answers = true;
    private long sentTo;
    private long acknowledged;

    private TestAgent(Wire wire, FrameLimits incoming, TestSession session) {
        super(wire, incoming);
        this.session = session;
        this.log = session.log();
    }

    /** Connected, nothing said yet. */
    static TestAgent connect(TestBroker broker, TestSession session) {
        return broker.connect(FrameLimits.BROKER_TO_AGENT, (wire, limits) -> new TestAgent(wire, limits, session));
    }

    /** Connected, claimed by the session's next generation, its invites told. */
    static TestAgent open(TestBroker broker, TestSession session) {
        var agent = connect(broker, session);
        agent.claim(broker, session.nextGeneration(), false);
        agent.opened();
        agent.send(session.invites());
        return agent;
    }

    /** The same, by an agent that makes keyframes when it is asked. */
    static TestAgent openWithKeyframes(TestBroker broker, TestSession session) {
        var agent = connect(broker, session);
        agent.claim(broker, session.nextGeneration(), true);
        agent.opened();
        agent.send(session.invites());
        return agent;
    }

    /** Sends a claim that holds. */
    void claim(TestBroker broker, long generation, boolean makesKeyframes) {
        send(claimFor(broker, generation, makesKeyframes));
    }

    Open claimFor(TestBroker broker, long generation, boolean makesKeyframes) {
        var identity = session.identity();
        var nonce = TestSession.random(32);
        var statement = Statement.open(identity.sessionId(), hello().nonce(), nonce, broker.spkiSha256(), generation);
        return new Open(identity.publicKey().raw(), nonce, generation, identity.sign(statement), makesKeyframes);
    }

    Opened opened() {
        return opened.copy().orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** Joiners wait for an answer from now on. */
    void leaveJoinersWaiting() {
        answers = false;
    }

    /** Numbers an entry and sends it as soon as that is granted. */
    void publish(ByteString payload) {
        log.add(payload);
        sendGranted();
    }

    void end(int exitCode) {
        send(new End(EndReason.COMMAND_ENDED, exitCode, log.last(), TestSession.random(32), TestSession.random(64)));
    }

    /** The newest grant; there is one once {@link #opened} has come. */
    Grant grant() {
        return grants.get(grants.size() - 1);
    }

    int grantsSoFar() {
        return grants.size();
    }

    @Override
    void onFrame(Frame frame, ByteString bytes) {
        if (frame instanceof Frame.Input input) {
            inputs.add(input);
            send(new Frame.InputAck(input.member(), session.nextAck(input.member()), input.sealed()));
        } else if (frame instanceof Frame.EntryAck ack) {
            if (ack.seq() <= acknowledged) {
                throw new AssertionError("acknowledged " + acknowledged + ", then " + ack.seq());
            }
            acknowledged = ack.seq();
            log.acknowledged(ack.seq());
        } else if (frame instanceof Frame.ControlFrame control) {
            onControl(control);
        }
    }

    private void onControl(Frame.ControlFrame control) {
        var message = ControlCodec.decode(control.body());
        if (message instanceof Opened o) {
            synchronized (this) {
                sentTo = o.lastSeq();
            }
            opened.complete(o);
        } else if (message instanceof Grant grant) {
            grants.add(grant);
            sendGranted();
        } else if (message instanceof AdmitRequest request) {
            requests.add(request);
            if (answers) {
                admit(request);
            }
        } else if (message instanceof MemberOffline gone) {
            offline.add(gone.member());
        } else if (message instanceof NeedKeyframe wish) {
            keyframeWishes.add(wish);
            sendKeyframe();
        }
    }

    void admit(AdmitRequest request) {
        send(new AdmitReply(request.joinId(), new Admitted(session.memberFor(request.admit()), request.admit())));
    }

    /** Two parts, as of the newest entry that was sent. */
    private synchronized void sendKeyframe() {
        var counter = keyframeWishes.size();
        for (var part = 0; part < 2; part++) {
            send(new Frame.Keyframe(counter, sentTo, 1, part, 2, TestSession.random(5000)));
        }
    }

    private synchronized void sendGranted() {
        if (!opened.isDone() || grants.isEmpty()) {
            return;
        }
        var grant = grant();
        var room = grant.bytes() - log.bytesBetween(grant.afterSeq(), sentTo);
        for (var next = log.at(sentTo + 1); next.isPresent(); next = log.at(sentTo + 1)) {
            room -= next.get().size();
            if (room < 0) {
                break;
            }
            send(next.get());
            sentTo++;
        }
    }
}
