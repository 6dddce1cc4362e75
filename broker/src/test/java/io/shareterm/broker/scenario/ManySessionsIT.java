package io.shareterm.broker.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.util.ByteString;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job: several sessions, several viewers each, every byte once and in order. */
class ManySessionsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path state;

    private TestBroker broker;

    @BeforeEach
    void start() {
        broker = TestBroker.start(state);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void everyViewerOfEverySessionGetsEveryByteOnceAndInOrder() {
        var agents = new ArrayList<TestAgent>();
        var viewers = new ArrayList<List<TestViewer>>();
        var sessions = new ArrayList<TestSession>();
        for (var i = 0; i < 5; i++) {
            var session = new TestSession();
            sessions.add(session);
            agents.add(TestAgent.open(broker, session));
            viewers.add(List.of(
                    TestViewer.watch(broker, session),
                    TestViewer.watch(broker, session),
                    TestViewer.watch(broker, session)));
        }
        for (var n = 0; n < 300; n++) {
            for (var agent : agents) {
                agent.publish(TestSession.random(1 + n * 7));
            }
        }
        for (var i = 0; i < 5; i++) {
            var expected = payloads(sessions.get(i));
            for (var viewer : viewers.get(i)) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(viewer.last()).isEqualTo(300));
                assertThat(viewer.jumps()).isEmpty();
                assertThat(viewer.screen()).isEqualTo(expected);
            }
        }
    }

    @Test
    void aViewerThatComesLateSeesEverythingFromTheStart() {
        var session = new TestSession();
        var agent = TestAgent.open(broker, session);
        for (var n = 0; n < 100; n++) {
            agent.publish(TestSession.random(1000));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(session.log().acknowledged()).isEqualTo(100));
        var viewer = TestViewer.watch(broker, session);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(viewer.last()).isEqualTo(100));
        assertThat(viewer.screen()).isEqualTo(payloads(session));
        assertThat(viewer.jumps()).isEmpty();
    }

    @Test
    void withNobodyWatchingTheAgentStopsAfterOneWindowAndGoesOnWithTheFirstViewer() {
        var session = new TestSession();
        var agent = TestAgent.open(broker, session);
        for (var n = 0; n < 60; n++) {
            agent.publish(TestSession.random(50_000));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(session.log().acknowledged()).isEqualTo(20));
        var viewer = TestViewer.watch(broker, session);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(viewer.last()).isEqualTo(60));
        assertThat(viewer.screen()).isEqualTo(payloads(session));
    }

    @Test
    void whatIsTypedReachesTheAgentAndItsAcknowledgementTheTypist() {
        var session = new TestSession();
        var agent = TestAgent.open(broker, session);
        var typist = TestViewer.watch(broker, session);
        var other = TestViewer.watch(broker, session);
        var member = typist.admitted().member();
        for (var seq = 1; seq <= 50; seq++) {
            typist.type(member, seq, TestSession.random(64));
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(typist.acks).hasSize(50));
        assertThat(agent.inputs).extracting(i -> i.seq()).isSorted().hasSize(50);
        assertThat(agent.inputs).allSatisfy(i -> assertThat(i.member()).isEqualTo(member));
        assertThat(other.acks).isEmpty();
    }

    @Test
    void theEndIsToldAtOnceAndAfterTheLastEntry() {
        var session = new TestSession();
        var agent = TestAgent.open(broker, session);
        var viewer = TestViewer.watch(broker, session);
        for (var n = 0; n < 200; n++) {
            agent.publish(TestSession.random(2000));
        }
        agent.end(7);
        var asked = System.nanoTime();
        assertThat(viewer.end().exitCode()).isEqualTo(7);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(3));
        assertThat(viewer.screen()).isEqualTo(payloads(session));
        assertThat(viewer.awaitEnd()).as("closed in good order").isTrue();
        assertThat(agent.awaitEnd()).as("the agent is told by the close").isTrue();
    }

    private static ByteString payloads(TestSession session) {
        var all = new akka.util.ByteStringBuilder();
        for (var seq = 1; seq <= session.log().last(); seq++) {
            var frame = session.log().at(seq).orElseThrow();
            all.append(frame.drop(17).dropRight(16));
        }
        return all.result();
    }
}
