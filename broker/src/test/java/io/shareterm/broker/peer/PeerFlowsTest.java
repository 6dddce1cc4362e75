package io.shareterm.broker.peer;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.stream.javadsl.Keep;
import akka.stream.testkit.TestPublisher;
import akka.stream.testkit.TestSubscriber;
import akka.stream.testkit.javadsl.TestSink;
import akka.stream.testkit.javadsl.TestSource;
import akka.util.ByteString;
import io.shareterm.broker.session.AgentEvent;
import io.shareterm.broker.session.Entered;
import io.shareterm.broker.session.FlightLimits;
import io.shareterm.broker.session.FrameLog;
import io.shareterm.broker.session.HubCommand;
import io.shareterm.broker.session.HubRegistry;
import io.shareterm.broker.session.LogLimits;
import io.shareterm.broker.session.LogSource;
import io.shareterm.broker.session.LogWaiter;
import io.shareterm.broker.session.SeenMark;
import io.shareterm.broker.session.TestFrames;
import io.shareterm.broker.session.ViewerEvent;
import io.shareterm.protocol.control.ControlCodec;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.control.ControlMessage.Admitted;
import io.shareterm.protocol.control.ControlMessage.Failure;
import io.shareterm.protocol.control.ControlMessage.Hello;
import io.shareterm.protocol.control.ControlMessage.Join;
import io.shareterm.protocol.control.ControlMessage.Open;
import io.shareterm.protocol.control.ControlMessage.Opened;
import io.shareterm.protocol.control.ControlMessage.Ping;
import io.shareterm.protocol.control.ControlMessage.Pong;
import io.shareterm.protocol.control.ControlMessage.Presence;
import io.shareterm.protocol.control.Sharer;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.identity.InviteId;
import io.shareterm.protocol.identity.SessionId;
import io.shareterm.protocol.identity.SessionIdentity;
import io.shareterm.protocol.identity.Statement;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One connection's stage between a hand-driven transport and a hand-driven hub, with a clock that the test moves. */
class PeerFlowsTest {

    private static final SessionId SESSION = new SessionId("abcdefghijklmnopqrst");
    private static final ByteString SPKI = ByteString.fromArray(new byte[32]);

    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(kit.system());
    private final AtomicLong nanos = new AtomicLong();
    private final TestProbe<HubRegistry.Command> registry = kit.createTestProbe();
    private final TestProbe<HubCommand> hub = kit.createTestProbe();
    private final List<ErrorCode> told = new CopyOnWriteArrayList<>();
    private final List<String> happened = new CopyOnWriteArrayList<>();
    private TestPublisher.Probe<ByteString> in;
    private TestSubscriber.Probe<ByteString> out;
    private Hello hello;

    @BeforeEach
    void connect() {
        var settings = new PeerSettings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                16_384,
                3,
                new FlightLimits(32 * 1024, Duration.ofMillis(400)));
        var context = new PeerContext(
                settings,
                new PublicName("broker.example", 443),
                registry.getRef(),
                new FailedJoins(3),
                new Recorder(),
                new SecureRandom(),
                nanos::get);
        var probes = TestSource.<ByteString>create(Adapter.toClassic(kit.system()))
                .via(PeerFlows.create(context, new PeerInfo(1, InetAddress.getLoopbackAddress(), SPKI)))
                .toMat(TestSink.create(Adapter.toClassic(kit.system())), Keep.both())
                .run(kit.system());
        in = probes.first();
        out = probes.second();
        hello = (Hello) next();
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void aPeerThatSaysNothingIsTooSlow() {
        pass(Duration.ofSeconds(10));
        assertThat(failure()).isEqualTo(ErrorCode.TOO_SLOW);
        out.expectComplete();
    }

    @Test
    void aViewerIsPingedAfterSilenceAndClosedWhenNothingComes() {
        join();
        pass(Duration.ofSeconds(15));
        assertThat(next()).isEqualTo(new Ping(1));
        send(new Pong(1));
        send(new Ping(5));
        assertThat(next()).as("both were read").isEqualTo(new Pong(5));
        for (var ping = 2; ping <= 4; ping++) {
            pass(Duration.ofSeconds(15));
            assertThat(next()).isEqualTo(new Ping(ping));
        }
        pass(Duration.ofSeconds(15));
        assertThat(failure()).isEqualTo(ErrorCode.IDLE_TIMEOUT);
    }

    @Test
    void aPingIsAnsweredAtOnceByAPongOfTheSameId() {
        join();
        send(new Ping(77));
        assertThat(next()).isEqualTo(new Pong(77));
    }

    @Test
    void aJoinGoesToTheRegistryAndItsEndToo() {
        var viewer = join();
        in.sendComplete();
        registry.expectMessage(new HubRegistry.Depart(SESSION, new HubCommand.Leave(viewer)));
        out.expectComplete();
        assertThat(happened).isEmpty();
    }

    @Test
    void aConnectionThatIsCutIsCalledTruncatedAndLeaves() {
        join();
        in.sendError(new IllegalStateException("reset"));
        registry.expectMessageClass(HubRegistry.Depart.class);
        assertThat(happened).containsExactly("truncated");
    }

    @Test
    void anEndWithinAFrameIsATruncation() {
        join();
        in.sendNext(ControlCodec.encodeFrame(new Ping(1)).dropRight(1));
        in.sendComplete();
        registry.expectMessageClass(HubRegistry.Depart.class);
        assertThat(happened).containsExactly("truncated");
    }

    @Test
    void aConnectionWhoseHubDiesIsToldToComeAgain() {
        var viewer = join();
        var mortal = kit.spawn(Behaviors.<HubCommand>empty());
        viewer.tell(new Entered(mortal));
        send(new Ping(1));
        next();
        kit.stop(mortal);
        assertThat(failure()).isEqualTo(ErrorCode.SHUTTING_DOWN);
        out.expectComplete();
    }

    @Test
    void entriesGoStraightFromTheLogWhenThereIsRoomAndTheBellIsSetWhenThereIsNone() {
        var log = new FrameLog(new LogLimits(100, 1 << 20, 1));
        log.append(1, TestFrames.entry(1));
        var viewer = join();
        letIn(viewer, log);
        assertThat(next()).isEqualTo(new Admitted(9, ByteString.fromString("admission")));
        assertThat(out.requestNext()).isEqualTo(TestFrames.entry(1));
        for (var seq = 2; seq <= 50; seq++) {
            out.request(1);
            log.append(seq, TestFrames.entry(seq));
            log.ring(1);
            assertThat(out.expectNext()).as("found by the look or rung for").isEqualTo(TestFrames.entry(seq));
        }
    }

    @Test
    void seenReachesTheHubOnlyIfItIsMoreThanAnybodyHasSeen() {
        var log = new FrameLog(new LogLimits(100, 1 << 20, 1));
        log.append(1, TestFrames.entry(1));
        letIn(join(), log);
        next();
        out.requestNext();
        send(new Frame.Seen(1));
        hub.expectMessage(new HubCommand.SeenRaised());
        send(new Frame.Seen(1));
        hub.expectNoMessage();
    }

    @Test
    void aViewerThatTakesNothingIsCutOffWhenItsAcknowledgementsPileUp() {
        var viewer = join();
        var ack = new ViewerEvent.PassAck(ByteString.fromArray(new byte[16_384]));
        for (var i = 0; i <= Outbox.MAX_BYTES / 16_384; i++) {
            viewer.tell(ack);
        }
        registry.expectMessageClass(HubRegistry.Depart.class);
        assertThat(told).containsExactly(ErrorCode.TOO_SLOW);
    }

    @Test
    void anAgentIsNotReadFromUntilTheHubHasTakenItsClaim() {
        var agent = open();
        in.sendNext(FrameCodec.encode(new Frame.Entry(1, 1, ByteString.fromArray(new byte[30]))));
        hub.expectNoMessage();
        agent.tell(new Entered(hub.getRef()));
        agent.tell(new AgentEvent.Attached(0));
        assertThat(next()).isEqualTo(new Opened("broker.example", 443, 0));
        hub.expectMessageClass(HubCommand.TakeFrames.class);
        agent.tell(new AgentEvent.Held(1, 47));
        assertThat(FrameCodec.decode(out.requestNext())).isEqualTo(new Frame.EntryAck(1));
    }

    @Test
    void anAgentIsNotReadFromWhileTheHubHasEnoughToDo() {
        var agent = open();
        agent.tell(new Entered(hub.getRef()));
        agent.tell(new AgentEvent.Attached(0));
        next();
        var entries = 0;
        var bytes = 0;
        while (bytes < AgentLink.MAX_UNPROCESSED) {
            entries++;
            var frame = FrameCodec.encode(new Frame.Entry(entries, 1, ByteString.fromArray(new byte[60_000])));
            bytes += frame.size();
            in.sendNext(frame);
        }
        for (var i = 0; i < entries; i++) {
            hub.expectMessageClass(HubCommand.TakeFrames.class);
        }
        in.sendNext(FrameCodec.encode(new Frame.Entry(entries + 1, 1, ByteString.fromArray(new byte[30]))));
        hub.expectNoMessage();
        agent.tell(new AgentEvent.Held(entries, bytes));
        hub.expectMessageClass(HubCommand.TakeFrames.class);
    }

    @Test
    void anAgentWhoseLineIsSlowIsNotCutOffByThoseWhoType() {
        var agent = open();
        agent.tell(new Entered(hub.getRef()));
        agent.tell(new AgentEvent.Attached(0));
        next();
        var input = new AgentEvent.PassInput(ByteString.fromArray(new byte[16_384]));
        for (var i = 0; i <= Outbox.MAX_BYTES / 16_384; i++) {
            agent.tell(input);
        }
        agent.tell(new AgentEvent.Tell(new Presence(Sharer.HERE)));
        registry.expectNoMessage();
        assertThat(told).isEmpty();
        var sent = out.requestNext();
        assertThat(sent.size()).isGreaterThan(Outbox.MAX_BYTES_WITH_INPUT).isLessThan(Outbox.MAX_BYTES);
        agent.tell(input);
        assertThat(out.requestNext()).isEqualTo(input.frame());
    }

    private ActorRef<ViewerEvent> join() {
        var token = ByteString.fromArray(new byte[32]);
        send(new Join(SESSION, new InviteId(ByteString.fromString("helpers!")), token, ByteString.fromString("admit")));
        var enter = registry.expectMessageClass(HubRegistry.Enter.class);
        return ((HubCommand.RequestJoin) enter.message()).viewer();
    }

    private ActorRef<AgentEvent> open() {
        var identity = SessionIdentity.generate(new SecureRandom());
        var nonce = ByteString.fromArray(new byte[32]);
        var claim = Statement.open(identity.sessionId(), hello.nonce(), nonce, SPKI, 1);
        send(new Open(identity.publicKey().raw(), nonce, 1, identity.sign(claim), false));
        var enter = registry.expectMessageClass(HubRegistry.Enter.class);
        return ((HubCommand.Attach) enter.message()).link();
    }

    private void letIn(ActorRef<ViewerEvent> viewer, FrameLog log) {
        viewer.tell(new Entered(hub.getRef()));
        var waiter = new LogWaiter(() -> viewer.tell(new ViewerEvent.Ring()));
        log.add(waiter);
        var source = new LogSource(log, new SeenMark(), waiter, false);
        viewer.tell(new ViewerEvent.LetIn(new Admitted(9, ByteString.fromString("admission")), source));
    }

    private void send(ControlMessage message) {
        in.sendNext(ControlCodec.encodeFrame(message));
    }

    private void send(Frame frame) {
        in.sendNext(FrameCodec.encode(frame));
    }

    private ControlMessage next() {
        return control(out.requestNext());
    }

    private ErrorCode failure() {
        return ((Failure) next()).code();
    }

    private static ControlMessage control(ByteString frame) {
        return ControlCodec.decode(((Frame.ControlFrame) FrameCodec.decode(frame)).body());
    }

    private void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
        time.timePasses(duration);
    }

    private final class Recorder implements PeerEvents {
        @Override
        public void joined(PeerInfo peer, Part part, SessionId session) {
            happened.add("joined");
        }

        @Override
        public void left(PeerInfo peer, Part part, SessionId session) {
            happened.add("left");
        }

        @Override
        public void failed(PeerInfo peer, ErrorCode code, String detail) {
            told.add(code);
        }

        @Override
        public void complained(PeerInfo peer, ErrorCode code) {
            happened.add("complained");
        }

        @Override
        public void truncated(PeerInfo peer) {
            happened.add("truncated");
        }

        @Override
        public void skipped(PeerInfo peer) {
            happened.add("skipped");
        }
    }
}
