package io.shareterm.broker.session;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import io.shareterm.broker.directory.LocalDirectory;
import io.shareterm.config.broker.BrokerSettings;
import io.shareterm.config.settings.Flag;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.identity.InviteId;
import io.shareterm.protocol.identity.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HubRegistryTest {

    private static final SessionId FIRST = new SessionId("aaaaaaaaaaaaaaaaaaaa");
    private static final SessionId SECOND = new SessionId("bbbbbbbbbbbbbbbbbbbb");

    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(kit.system());
    private final SessionGauges gauges = new SessionGauges();
    private final ActorRef<HubRegistry.Command> registry = kit.spawn(HubRegistry.create(
            HubSettings.of(BrokerSettings.load(
                    Optional.empty(), Map.of(), List.of(new Flag("test", "limits.sessions.total", "1")))),
            new LocalDirectory(),
            gauges));
    private final TestProbe<AgentEvent> agent = kit.createTestProbe();
    private final TestProbe<ViewerEvent> viewer = kit.createTestProbe();

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void everyConnectionOfASessionMeetsTheSameHub() {
        attach(FIRST, 1, agent);
        var hub = agent.expectMessageClass(Entered.class).hub();
        join(FIRST);
        assertThat(viewer.expectMessageClass(Entered.class).hub()).isEqualTo(hub);
    }

    @Test
    void tooManySessionsAreRefused() {
        attach(FIRST, 1, agent);
        agent.expectMessageClass(Entered.class);
        TestProbe<AgentEvent> second = kit.createTestProbe();
        attach(SECOND, 1, second);
        var close = second.expectMessageClass(AgentEvent.Close.class);
        assertThat(close.failure().code()).isEqualTo(ErrorCode.LIMIT_REACHED);
        assertThat(close.failure().text()).contains("sessions", "max=1");
    }

    @Test
    void whoWaitsForAMadeUpSessionKeepsNoSharerOut() {
        join(FIRST);
        viewer.expectMessageClass(Entered.class);
        attach(SECOND, 1, agent);
        agent.expectMessageClass(Entered.class);
        TestProbe<AgentEvent> third = kit.createTestProbe();
        attach(FIRST, 1, third);
        assertThat(third.expectMessageClass(AgentEvent.Close.class).failure().code())
                .isEqualTo(ErrorCode.LIMIT_REACHED);
    }

    @Test
    void aHubThatNobodyNeedsEndsAndTheNextConnectionMeetsANewOne() {
        join(FIRST);
        var hub = viewer.expectMessageClass(Entered.class).hub();
        viewer.expectMessageClass(ViewerEvent.Tell.class);
        registry.tell(new HubRegistry.Depart(FIRST, new HubCommand.Leave(viewer.getRef())));
        viewer.expectTerminated(hub);
        join(FIRST);
        assertThat(viewer.expectMessageClass(Entered.class).hub()).isNotEqualTo(hub);
    }

    @Test
    void aHubToWhichSomebodyIsOnTheWayDoesNotEnd() {
        join(FIRST);
        var hub = viewer.expectMessageClass(Entered.class).hub();
        viewer.expectMessageClass(ViewerEvent.Tell.class);
        registry.tell(new HubRegistry.Unneeded(FIRST, 0));
        join(FIRST);
        assertThat(viewer.expectMessageClass(Entered.class).hub()).isEqualTo(hub);
    }

    @Test
    void anEndedSessionIsForgottenAndSoAreItsFigures() {
        attach(FIRST, 1, agent);
        var hub = agent.expectMessageClass(Entered.class).hub();
        agent.expectMessageClass(AgentEvent.Attached.class);
        assertThat(gauges.sessions()).isEqualTo(1);
        hub.tell(new HubCommand.EndSession(1, ByteString.fromString("end")));
        agent.fishForMessage(
                Duration.ofSeconds(3),
                event -> event instanceof AgentEvent.Finished
                        ? FishingOutcomes.complete()
                        : FishingOutcomes.continueAndIgnore());
        time.timePasses(Duration.ofSeconds(30));
        agent.expectTerminated(hub);
        agent.awaitAssert(() -> {
            assertThat(gauges.sessions()).isZero();
            return gauges;
        });
    }

    @Test
    void afterItsHubsTheRegistryEndsWithTheBroker() {
        attach(FIRST, 1, agent);
        agent.expectMessageClass(Entered.class);
        registry.tell(new HubRegistry.ShutDown());
        agent.fishForMessage(
                Duration.ofSeconds(3),
                event -> event instanceof AgentEvent.Close
                        ? FishingOutcomes.complete()
                        : FishingOutcomes.continueAndIgnore());
        agent.expectTerminated(registry);
    }

    private void attach(SessionId session, long generation, TestProbe<AgentEvent> link) {
        registry.tell(new HubRegistry.Enter(session, new HubCommand.Attach(generation, false, link.getRef())));
    }

    private void join(SessionId session) {
        var join =
                JoinDeskTest.join(new InviteId(ByteString.fromString("helpers!")), ByteString.fromArray(new byte[32]));
        registry.tell(new HubRegistry.Enter(session, new HubCommand.RequestJoin(join, "192.0.2.1", viewer.getRef())));
    }
}
