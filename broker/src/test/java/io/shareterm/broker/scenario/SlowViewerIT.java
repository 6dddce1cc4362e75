package io.shareterm.broker.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One viewer of ten stops reading under a flood: nobody else notices, and the broker holds no more for it. */
class SlowViewerIT {

    private static final int LOG_BYTES = 1024 * 1024;
    private static final int ENTRIES = 1000;
    private static final int ENTRY_BYTES = 20_000;

    @TempDir
    Path state;

    private TestBroker broker;

    @BeforeEach
    void start() {
        broker = TestBroker.start(state, "log.size", "1 MiB", "log.grant-window", "256 KiB");
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void othersGoOnItsCursorJumpsAndTheBrokerHoldsNoMore() {
        var session = new TestSession();
        var agent = TestAgent.open(broker, session);
        var slow = TestViewer.watch(broker, session);
        var others = new ArrayList<TestViewer>();
        for (var i = 0; i < 9; i++) {
            others.add(TestViewer.watch(broker, session));
        }
        slow.stopReading();
        for (var n = 0; n < ENTRIES; n++) {
            agent.publish(TestSession.random(ENTRY_BYTES));
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(broker.broker().sessions().retainedBytes()).isLessThanOrEqualTo(LOG_BYTES);
            assertThat(others).allSatisfy(v -> assertThat(v.last()).isEqualTo(ENTRIES));
        });
        assertThat(slow.last()).isLessThan(ENTRIES);
        slow.readOn();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(slow.last()).isEqualTo(ENTRIES));
        assertThat(slow.jumps())
                .as("entries were missing, and it could tell by the numbers")
                .isNotEmpty();
        assertThat(slow.hasEnded()).isFalse();
    }

    @Test
    void whereTheAgentMakesKeyframesItIsBroughtBackByOne() {
        var session = new TestSession();
        var agent = TestAgent.openWithKeyframes(broker, session);
        var slow = TestViewer.watch(broker, session);
        var other = TestViewer.watch(broker, session);
        slow.stopReading();
        for (var n = 0; n < ENTRIES; n++) {
            agent.publish(TestSession.random(ENTRY_BYTES));
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(other.last()).isEqualTo(ENTRIES));
        assertThat(other.keyframes).isEmpty();
        slow.readOn();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(slow.last()).isEqualTo(ENTRIES));
        assertThat(slow.keyframes).extracting(k -> k.part()).startsWith(0, 1);
        assertThat(slow.jumps())
                .as("after a keyframe the entries follow without a hole")
                .isEmpty();
        var late = TestViewer.watch(broker, session);
        await().untilAsserted(() -> assertThat(late.last()).isEqualTo(ENTRIES));
        assertThat(late.jumps()).isEmpty();
    }

    @Test
    void aLoneViewerThatStopsReadingStopsTheGrantsAndNothingElse() {
        var session = new TestSession();
        var agent = TestAgent.open(broker, session);
        var viewer = TestViewer.watch(broker, session);
        viewer.sayNothing();
        for (var n = 0; n < 100; n++) {
            agent.publish(TestSession.random(ENTRY_BYTES));
        }
        await().untilAsserted(() -> assertThat(session.log().acknowledged()).isEqualTo(13));
        assertThat(agent.grantsSoFar()).isEqualTo(1);
        assertThat(viewer.last()).as("bytes in flight to one viewer: 32 KiB").isEqualTo(1);
    }
}
