package io.shareterm.broker.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shareterm.protocol.control.Sharer;
import io.shareterm.protocol.frame.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sharers and viewers that come early, come late, go and come back. */
class WaitingAndLeavingIT {

    @TempDir
    Path state;

    private TestBroker broker;

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void aViewerThatComesBeforeTheSharerWaitsAndIsLetInThen() {
        broker = TestBroker.start(state);
        var session = new TestSession();
        var viewer = TestViewer.join(broker, session.join());
        await().untilAsserted(() -> assertThat(viewer.presences).containsExactly(Sharer.UNKNOWN));
        var agent = TestAgent.open(broker, session);
        viewer.admitted();
        agent.publish(TestSession.random(10));
        await().untilAsserted(() -> assertThat(viewer.last()).isEqualTo(1));
    }

    @Test
    void aWrongTokenThatWaitedIsRefusedWhenTheSharerComes() {
        broker = TestBroker.start(state);
        var session = new TestSession();
        var viewer = TestViewer.join(broker, session.joinWithWrongToken());
        await().untilAsserted(() -> assertThat(viewer.presences).isNotEmpty());
        TestAgent.open(broker, session);
        assertThat(viewer.closedWith()).isEqualTo(ErrorCode.INVITE_UNKNOWN);
    }

    @Test
    void aViewerIsToldWhenNoSharerComes() {
        broker = TestBroker.start(state, "limits.sessions.sharer-wait", "1s");
        var viewer = TestViewer.join(broker, new TestSession().join());
        assertThat(viewer.closedWith()).isEqualTo(ErrorCode.NO_SHARER);
    }

    @Test
    void anAgentThatLosesItsLineGoesOnWhereItWasAndNothingIsMissing() throws IOException {
        broker = TestBroker.start(state);
        var session = new TestSession();
        var agent = TestAgent.open(broker, session);
        var viewer = TestViewer.watch(broker, session);
        for (var i = 0; i < 50; i++) {
            agent.publish(TestSession.random(500));
        }
        agent.cut();
        await().untilAsserted(() -> assertThat(viewer.presence()).contains(Sharer.AWAY));
        for (var i = 0; i < 50; i++) {
            session.log().add(TestSession.random(500));
        }
        TestAgent.open(broker, session).publish(TestSession.random(10));
        await().untilAsserted(() -> assertThat(viewer.last()).isEqualTo(101));
        assertThat(viewer.jumps()).isEmpty();
        assertThat(viewer.presence()).contains(Sharer.HERE);
    }

    @Test
    void aBrokerThatForgotEverythingIsToldEverythingAgain() {
        broker = TestBroker.start(state);
        var session = new TestSession();
        var agent = TestAgent.open(broker, session);
        agent.publish(TestSession.random(500));
        await().untilAsserted(() -> assertThat(session.log().acknowledged()).isEqualTo(1));
        broker.close();
        assertThat(agent.failure().code()).isEqualTo(ErrorCode.SHUTTING_DOWN);
        broker = TestBroker.start(state);
        TestAgent.open(broker, session);
        var viewer = TestViewer.watch(broker, session);
        await().untilAsserted(() -> assertThat(viewer.last()).isEqualTo(1));
    }

    @Test
    void theSameJoinerOnANewConnectionIsTheSameMemberAndItsOldConnectionCloses() {
        broker = TestBroker.start(state);
        var session = new TestSession();
        TestAgent.open(broker, session);
        var join = session.join();
        var first = TestViewer.join(broker, join);
        var member = first.admitted().member();
        var second = TestViewer.join(broker, join);
        assertThat(second.admitted().member()).isEqualTo(member);
        assertThat(first.closedWith()).isEqualTo(ErrorCode.SUPERSEDED);
        assertThat(second.hasEnded()).isFalse();
    }

    @Test
    void nobodyJoinsASessionThatHasEnded() {
        broker = TestBroker.start(state);
        var session = new TestSession();
        var agent = TestAgent.open(broker, session);
        agent.end(0);
        agent.awaitEnd();
        assertThat(TestViewer.join(broker, session.join()).closedWith()).isEqualTo(ErrorCode.ENDED);
        var again = TestAgent.connect(broker, session);
        again.claim(broker, 99, false);
        assertThat(again.closedWith()).isEqualTo(ErrorCode.ENDED);
    }

    @Test
    void everybodyIsToldThatTheBrokerStops() {
        broker = TestBroker.start(state);
        var session = new TestSession();
        var agent = TestAgent.open(broker, session);
        var viewer = TestViewer.watch(broker, session);
        var waiting = TestViewer.join(broker, new TestSession().join());
        await().untilAsserted(() -> assertThat(waiting.presences).isNotEmpty());
        broker.broker().stop();
        assertThat(agent.closedWith()).isEqualTo(ErrorCode.SHUTTING_DOWN);
        assertThat(viewer.closedWith()).isEqualTo(ErrorCode.SHUTTING_DOWN);
        assertThat(waiting.closedWith()).isEqualTo(ErrorCode.SHUTTING_DOWN);
        assertThat(viewer.awaitEnd()).as("closed in good order").isTrue();
    }

    @Test
    void limitsNameThemselves() {
        broker = TestBroker.start(state, "limits.sessions.total", "1", "limits.sessions.viewers", "1");
        var session = new TestSession();
        TestAgent.open(broker, session);
        TestViewer.watch(broker, session);
        var second = TestViewer.join(broker, session.join());
        assertThat(second.failure().text()).contains("viewers", "max=1");
        assertThat(second.closedWith()).isEqualTo(ErrorCode.LIMIT_REACHED);
        var other = new TestSession();
        var agent = TestAgent.connect(broker, other);
        agent.claim(broker, 1, false);
        assertThat(agent.failure().text()).contains("sessions", "max=1");
        assertThat(agent.closedWith()).isEqualTo(ErrorCode.LIMIT_REACHED);
    }
}
