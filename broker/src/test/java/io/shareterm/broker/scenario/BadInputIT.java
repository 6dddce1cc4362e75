package io.shareterm.broker.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.util.ByteString;
import io.shareterm.protocol.control.ControlMessage.Grant;
import io.shareterm.protocol.control.ControlMessage.Invites;
import io.shareterm.protocol.control.ControlMessage.Open;
import io.shareterm.protocol.control.ControlMessage.Ping;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What peers may not do. After each, the session next door and its viewer go on as before. */
class BadInputIT {

    @TempDir
    Path state;

    private TestBroker broker;
    private final TestSession neighbours = new TestSession();
    private TestAgent neighbour;
    private TestViewer watcher;

    @BeforeEach
    void start() {
        broker = TestBroker.start(
                state,
                "limits.handshakes.first-message-time",
                "2s",
                "limits.connections.failed-joins-per-minute",
                "3",
                "limits.sessions.input-per-second",
                "16 KiB");
        neighbour = TestAgent.open(broker, neighbours);
        watcher = TestViewer.watch(broker, neighbours);
    }

    @AfterEach
    void neighboursGoOn() {
        neighbour.publish(ByteString.fromString("still here"));
        await().untilAsserted(() -> assertThat(watcher.screen().utf8String()).endsWith("still here"));
        assertThat(watcher.failureSoFar()).isEmpty();
        assertThat(neighbour.failureSoFar()).isEmpty();
        broker.close();
    }

    @Test
    void aFirstFrameThatIsTooLongIsRefusedByItsLengthAlone() {
        var peer = broker.connect();
        peer.send(frameHead(1 + 16_385, 0x10));
        assertThat(peer.failure().text()).contains("length=16385", "max=16384");
        assertThat(peer.closedWith()).isEqualTo(ErrorCode.FRAME_TOO_LARGE);
    }

    @Test
    void aFrameOfAnUnknownTypeIsRefused() {
        var peer = broker.connect();
        peer.send(frameHead(1 + 10, 0x7f));
        assertThat(peer.closedWith()).isEqualTo(ErrorCode.FRAME_INVALID);
    }

    @Test
    void aFirstFrameThatIsNoControlFrameIsRefused() {
        var peer = broker.connect();
        peer.send(new Frame.Seen(0));
        assertThat(peer.closedWith()).isEqualTo(ErrorCode.FRAME_INVALID);
    }

    @Test
    void aFirstMessageThatIsNeitherOpenNorJoinIsRefused() {
        var peer = broker.connect();
        peer.send(new Ping(1));
        assertThat(peer.closedWith()).isEqualTo(ErrorCode.PROTOCOL_ERROR);
    }

    @Test
    void aControlFrameThatIsNoProtobufIsRefused() {
        var peer = broker.connect();
        peer.send(new Frame.ControlFrame(TestSession.random(100)));
        assertThat(peer.closedWith()).isEqualTo(ErrorCode.PROTOCOL_ERROR);
    }

    @Test
    void aPeerThatSaysNothingIsClosedInTime() {
        var peer = broker.connect();
        peer.hello();
        assertThat(peer.closedWith()).isEqualTo(ErrorCode.TOO_SLOW);
    }

    @Test
    void aFirstMessageThatStallsHalfwayIsClosedInTime() {
        var peer = broker.connect();
        peer.send(frameHead(500, 0x10));
        assertThat(peer.closedWith()).isEqualTo(ErrorCode.TOO_SLOW);
    }

    @Test
    void aFrameCutShortByALostConnectionHurtsNobody() throws IOException {
        var session = new TestSession();
        var agent = TestAgent.open(broker, session);
        agent.send(frameHead(40_000, 0x01));
        agent.cut();
        var again = TestAgent.open(broker, session);
        assertThat(again.opened().lastSeq()).isZero();
    }

    @Test
    void aForgedClaimIsRefused() {
        var session = new TestSession();
        var agent = TestAgent.connect(broker, session);
        var claim = agent.claimFor(broker, 1, false);
        agent.send(new Open(claim.publicKey(), claim.nonce(), 2, claim.signature(), false));
        assertThat(agent.closedWith()).isEqualTo(ErrorCode.CLAIM_REFUSED);
    }

    @Test
    void aClaimThatWasMadeOnAnotherConnectionIsRefused() {
        var session = new TestSession();
        var first = TestAgent.connect(broker, session);
        var claim = first.claimFor(broker, 1, false);
        var second = TestAgent.connect(broker, session);
        second.send(claim);
        assertThat(second.closedWith()).isEqualTo(ErrorCode.CLAIM_REFUSED);
    }

    @Test
    void aHigherGenerationTakesOverAndALowerOneIsRefused() {
        var session = new TestSession();
        var first = TestAgent.connect(broker, session);
        first.claim(broker, 5, false);
        first.opened();
        var second = TestAgent.connect(broker, session);
        second.claim(broker, 6, false);
        second.opened();
        assertThat(first.closedWith()).isEqualTo(ErrorCode.SUPERSEDED);
        var third = TestAgent.connect(broker, session);
        third.claim(broker, 6, false);
        assertThat(third.closedWith()).isEqualTo(ErrorCode.SUPERSEDED);
        assertThat(second.hasEnded()).isFalse();
    }

    @Test
    void aGenerationThatWasUsedIsRefusedAfterItsConnectionIsGone() throws IOException {
        var session = new TestSession();
        var first = TestAgent.connect(broker, session);
        first.claim(broker, 5, false);
        first.opened();
        first.close();
        var second = TestAgent.connect(broker, session);
        second.claim(broker, 5, false);
        assertThat(second.closedWith()).isEqualTo(ErrorCode.SUPERSEDED);
    }

    @Test
    void entriesOutOfOrderCloseTheAgentAndNotItsViewers() {
        var session = new TestSession();
        var agent = TestAgent.open(broker, session);
        var viewer = TestViewer.watch(broker, session);
        agent.send(new Frame.Entry(2, 1, TestSession.random(30)));
        agent.send(new Frame.Entry(2, 1, TestSession.random(30)));
        assertThat(agent.closedWith()).isEqualTo(ErrorCode.PROTOCOL_ERROR);
        await().untilAsserted(() -> assertThat(viewer.last()).isEqualTo(2));
        assertThat(viewer.hasEnded()).isFalse();
    }

    @Test
    void anAgentMayNotSpeakAsABroker() {
        var agent = TestAgent.open(broker, new TestSession());
        agent.send(new Grant(1, 1));
        assertThat(agent.closedWith()).isEqualTo(ErrorCode.PROTOCOL_ERROR);
    }

    @Test
    void aViewerMayNotSpeakAsAnAgent() {
        var session = new TestSession();
        TestAgent.open(broker, session);
        var viewer = TestViewer.watch(broker, session);
        viewer.send(new Invites(List.of()));
        assertThat(viewer.closedWith()).isEqualTo(ErrorCode.PROTOCOL_ERROR);
        var another = TestViewer.watch(broker, session);
        another.send(new Frame.Entry(1, 1, TestSession.random(30)));
        assertThat(another.closedWith()).isEqualTo(ErrorCode.FRAME_INVALID);
    }

    @Test
    void inputBeforeTheAdmissionIsRefused() {
        var session = new TestSession();
        var agent = TestAgent.open(broker, session);
        agent.leaveJoinersWaiting();
        var viewer = TestViewer.join(broker, session.join());
        viewer.type(1, 1, TestSession.random(30));
        assertThat(viewer.closedWith()).isEqualTo(ErrorCode.PROTOCOL_ERROR);
        assertThat(agent.inputs).isEmpty();
    }

    @Test
    void inputWithAnotherMembersNumberIsRefused() {
        var session = new TestSession();
        var agent = TestAgent.open(broker, session);
        var victim = TestViewer.watch(broker, session);
        var thief = TestViewer.watch(broker, session);
        thief.type(victim.admitted().member(), 1, TestSession.random(64));
        assertThat(thief.closedWith()).isEqualTo(ErrorCode.PROTOCOL_ERROR);
        await().untilAsserted(() ->
                assertThat(agent.offline).contains(thief.admitted().member()));
        assertThat(agent.inputs).isEmpty();
    }

    @Test
    void inputThatIsTooFastIsDroppedAndSaidSo() {
        var session = new TestSession();
        var agent = TestAgent.open(broker, session);
        var viewer = TestViewer.watch(broker, session);
        for (var seq = 1; seq <= 20; seq++) {
            viewer.type(viewer.admitted().member(), seq, TestSession.random(4000));
        }
        assertThat(viewer.failure().code()).isEqualTo(ErrorCode.INPUT_TOO_FAST);
        viewer.send(new Ping(1));
        assertThat(viewer.hasEnded()).as("it does not close").isFalse();
        assertThat(agent.inputs.size()).isLessThan(20);
    }

    @Test
    void seenAboveWhatWasSentIsRefused() {
        var session = new TestSession();
        TestAgent.open(broker, session);
        var viewer = TestViewer.watch(broker, session);
        viewer.send(new Frame.Seen(1000));
        assertThat(viewer.closedWith()).isEqualTo(ErrorCode.PROTOCOL_ERROR);
    }

    @Test
    void wrongTokensAreRefusedAndTooManyOfThemBlockTheAddress() {
        for (var i = 0; i < 3; i++) {
            var guess = TestViewer.join(broker, neighbours.joinWithWrongToken());
            assertThat(guess.closedWith()).isEqualTo(ErrorCode.INVITE_UNKNOWN);
        }
        var blocked = TestViewer.join(broker, neighbours.join());
        assertThat(blocked.failure().text()).contains("try again in");
        assertThat(blocked.closedWith()).isEqualTo(ErrorCode.TOO_MANY_ATTEMPTS);
    }

    /** {@code u32 length | u8 type} and nothing of the body. */
    private static ByteString frameHead(int length, int type) {
        return ByteString.fromArray(
                ByteBuffer.allocate(5).putInt(length).put((byte) type).array());
    }
}
