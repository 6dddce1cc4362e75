package io.shareterm.broker.session;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import io.shareterm.broker.directory.LocalDirectory;
import io.shareterm.config.broker.BrokerSettings;
import io.shareterm.protocol.control.ControlMessage.AdmitReply;
import io.shareterm.protocol.control.ControlMessage.AdmitRequest;
import io.shareterm.protocol.control.ControlMessage.Admitted;
import io.shareterm.protocol.control.ControlMessage.Failure;
import io.shareterm.protocol.control.ControlMessage.Grant;
import io.shareterm.protocol.control.ControlMessage.Invite;
import io.shareterm.protocol.control.ControlMessage.Invites;
import io.shareterm.protocol.control.ControlMessage.MemberOffline;
import io.shareterm.protocol.control.ControlMessage.NeedKeyframe;
import io.shareterm.protocol.control.ControlMessage.Presence;
import io.shareterm.protocol.control.Sharer;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.identity.InviteId;
import io.shareterm.protocol.identity.SessionId;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A hub's phases, message by message, with a clock that the test moves. */
class SessionHubTest {

    private static final SessionId SESSION = new SessionId("abcdefghijklmnopqrst");
    private static final InviteId INVITE = new InviteId(ByteString.fromString("helpers!"));
    private static final ByteString TOKEN = ByteString.fromArray(new byte[32]);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(kit.system());
    private final HubSettings settings = HubSettings.of(BrokerSettings.defaults());
    private final TestProbe<HubRegistry.Command> registry = kit.createTestProbe();
    private final LocalDirectory directory = new LocalDirectory();
    private final SessionGauges gauges = new SessionGauges();
    private final ActorRef<HubCommand> hub =
            kit.spawn(SessionHub.create(SESSION, settings, directory, registry.getRef(), gauges));
    private final TestProbe<AgentEvent> agent = kit.createTestProbe();
    private final TestProbe<ViewerEvent> viewer = kit.createTestProbe();

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void anAgentIsToldWhatIsHeldAndHowFarItMaySend() {
        hub.tell(new HubCommand.Attach(1, false, agent.getRef()));
        agent.expectMessage(new AgentEvent.Attached(0));
        agent.expectMessage(new AgentEvent.Tell(new Grant(0, settings.log().grantWindowBytes())));
    }

    @Test
    void framesOfAnOlderGenerationAreDropped() {
        attach(2);
        hub.tell(new HubCommand.TakeFrames(1, List.of(new LogFrame.SealedEntry(1, TestFrames.entry(1)))));
        hub.tell(new HubCommand.TakeFrames(2, List.of(new LogFrame.SealedEntry(1, TestFrames.entry(1)))));
        agent.expectMessage(new AgentEvent.Held(1, 33));
        agent.expectNoMessage();
    }

    @Test
    void aHigherGenerationTakesThePlaceOfTheAgent() {
        attach(1);
        TestProbe<AgentEvent> newer = kit.createTestProbe();
        hub.tell(new HubCommand.Attach(2, false, newer.getRef()));
        assertThat(closed(agent)).isEqualTo(ErrorCode.SUPERSEDED);
        newer.expectMessage(new AgentEvent.Attached(0));
        hub.tell(new HubCommand.Detach(1));
        newer.expectMessageClass(AgentEvent.Tell.class);
        newer.expectNoMessage();
    }

    @Test
    void aGenerationThatIsNotHigherIsRefused() {
        attach(2);
        TestProbe<AgentEvent> older = kit.createTestProbe();
        hub.tell(new HubCommand.Attach(2, false, older.getRef()));
        assertThat(closed(older)).isEqualTo(ErrorCode.SUPERSEDED);
        agent.expectNoMessage();
    }

    @Test
    void aHubThatTakesOverFromAFailedOneKnowsItsGeneration() throws InterruptedException {
        attach(7);
        var asked = new CountDownLatch(1);
        var second = kit.spawn(SessionHub.create(SESSION, settings, telling(asked), registry.getRef(), gauges));
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        TestProbe<AgentEvent> older = kit.createTestProbe();
        second.tell(new HubCommand.Attach(7, false, older.getRef()));
        assertThat(closed(older)).isEqualTo(ErrorCode.SUPERSEDED);
    }

    @Test
    void aHubThatRetiresLeavesNothingInTheDirectory() {
        attach(7);
        hub.tell(new HubCommand.Detach(7));
        time.timePasses(FIVE_MINUTES);
        registry.expectMessage(new HubRegistry.Unneeded(SESSION, 1));
        hub.tell(new HubCommand.Retire());
        registry.expectTerminated(hub);
        TestProbe<Directory.Answer> asker = kit.createTestProbe();
        directory.lookup(SESSION, asker.getRef());
        asker.expectMessage(new Directory.Waiting());
    }

    @Test
    void aJoinerWaitsForTheSharerAndThenForTheInvites() throws NoSuchAlgorithmException {
        join();
        viewer.expectMessage(new ViewerEvent.Tell(new Presence(Sharer.UNKNOWN)));
        attach(1);
        agent.expectNoMessage();
        tellInvites(1);
        var asked = (AgentEvent.Tell) agent.receiveMessage();
        assertThat(asked.message()).isEqualTo(new AdmitRequest(1, "192.0.2.1", INVITE, ByteString.fromString("admit")));
        hub.tell(new HubCommand.AnswerJoin(1, admit(1, 9)));
        assertThat(viewer.receiveMessage())
                .isInstanceOfSatisfying(
                        ViewerEvent.LetIn.class,
                        letIn -> assertThat(letIn.admitted().member()).isEqualTo(9));
        assertThat(gauges.viewers()).isEqualTo(1);
    }

    @Test
    void aJoinerWithoutASharerIsToldSoAfterItsTime() {
        join();
        viewer.expectMessageClass(ViewerEvent.Tell.class);
        time.timePasses(FIVE_MINUTES);
        assertThat(closedViewer(viewer)).isEqualTo(ErrorCode.NO_SHARER);
        registry.expectMessage(new HubRegistry.Unneeded(SESSION, 1));
    }

    @Test
    void aJoinThatTheAgentRefusesEndsWithItsWords() throws NoSuchAlgorithmException {
        attach(1);
        tellInvites(1);
        join();
        agent.expectMessageClass(AgentEvent.Tell.class);
        var words = new Failure(ErrorCode.REFUSED, "not now");
        hub.tell(new HubCommand.AnswerJoin(1, new AdmitReply(1, words)));
        viewer.expectMessage(new ViewerEvent.Close(words));
        assertThat(gauges.joiners()).isZero();
    }

    @Test
    void joinersWithoutAnAnswerAreAskedForAgainWhenTheAgentComesBack() throws NoSuchAlgorithmException {
        attach(1);
        tellInvites(1);
        join();
        var asked = agent.receiveMessage();
        hub.tell(new HubCommand.Detach(1));
        viewer.expectMessage(new ViewerEvent.Tell(new Presence(Sharer.AWAY)));
        attach(2);
        agent.expectMessage(asked);
    }

    @Test
    void anAdmissionForSomebodyWhoLeftIsAnsweredByOffline() throws NoSuchAlgorithmException {
        attach(1);
        tellInvites(1);
        join();
        agent.expectMessageClass(AgentEvent.Tell.class);
        hub.tell(new HubCommand.Leave(viewer.getRef()));
        hub.tell(new HubCommand.AnswerJoin(1, admit(1, 9)));
        agent.expectMessage(new AgentEvent.Tell(new MemberOffline(9)));
    }

    @Test
    void aJoinerWhomTheAgentWasAskedForTwiceIsNotTakenForOffline() throws NoSuchAlgorithmException {
        attach(1);
        tellInvites(1);
        join();
        agent.expectMessageClass(AgentEvent.Tell.class);
        tellInvites(1);
        agent.expectMessageClass(AgentEvent.Tell.class);
        hub.tell(new HubCommand.AnswerJoin(1, admit(1, 9)));
        hub.tell(new HubCommand.AnswerJoin(1, admit(1, 9)));
        agent.expectNoMessage();
    }

    @Test
    void acknowledgementsGoToTheirMemberAndInputToTheAgent() throws NoSuchAlgorithmException {
        watching(9);
        hub.tell(new HubCommand.PassInput(9, ByteString.fromString("keys")));
        agent.expectMessage(new AgentEvent.PassInput(ByteString.fromString("keys")));
        hub.tell(new HubCommand.PassInputAck(1, 8, ByteString.fromString("other")));
        hub.tell(new HubCommand.PassInputAck(1, 9, ByteString.fromString("ack")));
        viewer.expectMessage(new ViewerEvent.PassAck(ByteString.fromString("ack")));
    }

    @Test
    void viewersAreToldWhenTheSharerGoesAndClosedWhenItStaysAway() throws NoSuchAlgorithmException {
        watching(9);
        hub.tell(new HubCommand.Detach(1));
        viewer.expectMessage(new ViewerEvent.Tell(new Presence(Sharer.AWAY)));
        time.timePasses(FIVE_MINUTES.minusSeconds(1));
        viewer.expectNoMessage();
        time.timePasses(Duration.ofSeconds(1));
        assertThat(closedViewer(viewer)).isEqualTo(ErrorCode.NO_SHARER);
        registry.expectMessageClass(HubRegistry.Unneeded.class);
    }

    @Test
    void anAgentThatComesBackInTimeFindsItsLogAndItsViewers() throws NoSuchAlgorithmException {
        watching(9);
        take(1, 1, 2, 3);
        agent.expectMessageClass(AgentEvent.Held.class);
        hub.tell(new HubCommand.Detach(1));
        viewer.expectMessageClass(ViewerEvent.Tell.class);
        hub.tell(new HubCommand.Attach(2, false, agent.getRef()));
        agent.expectMessage(new AgentEvent.Attached(3));
        viewer.expectMessage(new ViewerEvent.Tell(new Presence(Sharer.HERE)));
        agent.expectMessageClass(AgentEvent.Tell.class);
        time.timePasses(FIVE_MINUTES);
        viewer.expectNoMessage();
    }

    @Test
    void aViewerThatWaitsIsRungWhenEntriesCome() throws NoSuchAlgorithmException {
        var source = watching(9);
        source.waiter().await();
        take(1, 1);
        viewer.expectMessage(new ViewerEvent.Ring());
        take(1, 2);
        viewer.expectNoMessage();
    }

    @Test
    void grantsFollowTheViewerThatHasSeenMost() throws NoSuchAlgorithmException {
        var source = watching(9);
        var big = new LogFrame.SealedEntry(1, TestFrames.entry(1, 60_000));
        var more = new LogFrame.SealedEntry(2, TestFrames.entry(2, 60_000));
        var most = new LogFrame.SealedEntry(3, TestFrames.entry(3, 60_000));
        hub.tell(new HubCommand.TakeFrames(1, List.of(big, more, most)));
        agent.expectMessageClass(AgentEvent.Held.class);
        assertThat(source.seen().raise(3)).isTrue();
        hub.tell(new HubCommand.SeenRaised());
        agent.expectMessage(new AgentEvent.Tell(new Grant(3, settings.log().grantWindowBytes())));
        assertThat(source.seen().raise(2)).as("no message for less").isFalse();
    }

    @Test
    void wishesForAKeyframeReachTheAgentOnce() throws NoSuchAlgorithmException {
        watching(9);
        hub.tell(new HubCommand.WantKeyframe(5));
        hub.tell(new HubCommand.WantKeyframe(5));
        agent.expectMessage(new AgentEvent.Tell(new NeedKeyframe(5)));
        agent.expectNoMessage();
    }

    @Test
    void aWishForAKeyframeOutlivesTheAgentsConnection() throws NoSuchAlgorithmException {
        watching(9);
        hub.tell(new HubCommand.WantKeyframe(5));
        agent.expectMessage(new AgentEvent.Tell(new NeedKeyframe(5)));
        hub.tell(new HubCommand.Detach(1));
        hub.tell(new HubCommand.WantKeyframe(6));
        time.timePasses(Duration.ofSeconds(1));
        attach(2);
        agent.expectMessage(new AgentEvent.Tell(new NeedKeyframe(6)));
    }

    @Test
    void framesOutOfOrderCloseTheAgentAndViewersWaitForItsReturn() throws NoSuchAlgorithmException {
        watching(9);
        take(1, 1, 1);
        assertThat(closed(agent)).isEqualTo(ErrorCode.PROTOCOL_ERROR);
        viewer.expectMessage(new ViewerEvent.Tell(new Presence(Sharer.AWAY)));
    }

    @Test
    void theEndIsInTheLogAndNobodyComesInAfterIt() throws NoSuchAlgorithmException {
        var source = watching(9);
        source.waiter().await();
        hub.tell(new HubCommand.EndSession(1, ByteString.fromString("end")));
        agent.expectMessage(new AgentEvent.Finished());
        viewer.expectMessage(new ViewerEvent.Ring());
        assertThat(source.log().end()).contains(ByteString.fromString("end"));
        TestProbe<ViewerEvent> late = kit.createTestProbe();
        hub.tell(new HubCommand.RequestJoin(JoinDeskTest.join(INVITE, TOKEN), "192.0.2.1", late.getRef()));
        assertThat(closedViewer(late)).isEqualTo(ErrorCode.ENDED);
        time.timePasses(settings.terminateTime());
        assertThat(closedViewer(viewer)).isEqualTo(ErrorCode.ENDED);
        registry.expectMessage(new HubRegistry.Unneeded(SESSION, 3));
    }

    @Test
    void everybodyIsToldWhenTheBrokerStops() throws NoSuchAlgorithmException {
        watching(9);
        TestProbe<ViewerEvent> joiner = kit.createTestProbe();
        hub.tell(new HubCommand.RequestJoin(JoinDeskTest.join(INVITE, TOKEN), "192.0.2.1", joiner.getRef()));
        agent.expectMessageClass(AgentEvent.Tell.class);
        hub.tell(new HubCommand.ShutDown());
        assertThat(closed(agent)).isEqualTo(ErrorCode.SHUTTING_DOWN);
        assertThat(closedViewer(viewer)).isEqualTo(ErrorCode.SHUTTING_DOWN);
        assertThat(closedViewer(joiner)).isEqualTo(ErrorCode.SHUTTING_DOWN);
        registry.expectTerminated(hub);
    }

    /** The agent is here and a viewer was let in. */
    private LogSource watching(int member) throws NoSuchAlgorithmException {
        attach(1);
        tellInvites(1);
        join();
        agent.expectMessageClass(AgentEvent.Tell.class);
        hub.tell(new HubCommand.AnswerJoin(1, admit(1, member)));
        return ((ViewerEvent.LetIn) viewer.receiveMessage()).source();
    }

    private void attach(long generation) {
        hub.tell(new HubCommand.Attach(generation, true, agent.getRef()));
        agent.expectMessageClass(AgentEvent.Attached.class);
        agent.expectMessageClass(AgentEvent.Tell.class);
    }

    private void tellInvites(long generation) throws NoSuchAlgorithmException {
        var invites = new Invites(List.of(new Invite(INVITE, JoinDeskTest.sha256(TOKEN))));
        hub.tell(new HubCommand.SetInvites(generation, invites));
    }

    private void join() {
        hub.tell(new HubCommand.RequestJoin(JoinDeskTest.join(INVITE, TOKEN), "192.0.2.1", viewer.getRef()));
    }

    private void take(long generation, long... seqs) {
        var frames = Arrays.stream(seqs)
                .<LogFrame>mapToObj(seq -> new LogFrame.SealedEntry(seq, TestFrames.entry(seq)))
                .toList();
        hub.tell(new HubCommand.TakeFrames(generation, frames));
    }

    private static AdmitReply admit(long joinId, int member) {
        return new AdmitReply(joinId, new Admitted(member, ByteString.fromString("admission")));
    }

    private static ErrorCode closed(TestProbe<AgentEvent> probe) {
        return ((AgentEvent.Close) probe.receiveMessage()).failure().code();
    }

    private static ErrorCode closedViewer(TestProbe<ViewerEvent> probe) {
        return ((ViewerEvent.Close) probe.receiveMessage()).failure().code();
    }

    /** The directory; tells when its answer is in the mailbox of whoever asked. */
    private Directory telling(CountDownLatch asked) {
        return new Directory() {
            @Override
            public void announce(HomeIs home) {
                directory.announce(home);
            }

            @Override
            public void lookup(SessionId session, ActorRef<Answer> replyTo) {
                directory.lookup(session, replyTo);
                asked.countDown();
            }

            @Override
            public void withdraw(HomeIs home) {
                directory.withdraw(home);
            }
        };
    }
}
