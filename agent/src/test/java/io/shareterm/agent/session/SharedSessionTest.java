package io.shareterm.agent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import io.shareterm.protocol.admission.JoinerHandshake;
import io.shareterm.protocol.admission.Membership;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.control.EndReason;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.input.Ack;
import io.shareterm.protocol.input.AckOpener;
import io.shareterm.protocol.input.InputSealer;
import io.shareterm.protocol.input.Verdict;
import io.shareterm.protocol.log.EntryContent;
import io.shareterm.protocol.log.EntryOpener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedSessionTest {
    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(kit.system());
    private final TestClock clock = new TestClock();
    private final TestSession session = new TestSession();
    private final FakeProgram program = new FakeProgram();
    private final FakeLink link = new FakeLink();
    private final TestProbe<SessionEvent> owner = kit.createTestProbe();
    private final TestProbe<SharedSession.Passed> passed = kit.createTestProbe();
    private final ActorRef<SharedSession.Command> shared = kit.spawn(SharedSession.create(
            new SessionSetup(
                    session.identity,
                    session.key,
                    session.invites(),
                    TestSession.SETTINGS,
                    new TerminalSize(100, 30),
                    Optional.of("a title"),
                    clock),
            program,
            owner.ref()));

    @AfterEach
    void end() {
        kit.shutdownTestKit();
    }

    @Test
    void beginsTheLogWithSizeAndTitle() {
        attach(0);
        assertThat(contents()).containsExactly(new EntryContent.Resize(100, 30), new EntryContent.Title("a title"));
    }

    @Test
    void numbersAndSealsOutputWithNobodyThereAndSendsItWhenSomebodyComes() {
        writes("hello");
        assertThat(link.entries()).isEmpty();
        attach(0);
        assertThat(contents()).endsWith(new EntryContent.Output(ByteString.fromString("hello")));
    }

    @Test
    void aLostConnectionLosesNoEntryAndARepeatedOneIsTheSameBytes() {
        attach(0);
        writes("one");
        List<Frame.Entry> before = link.entries();
        tell(SharedSession.Detached.DETACHED);
        writes("two");
        assertThat(link.entries()).isEqualTo(before);
        FakeLink next = new FakeLink();
        tell(new SharedSession.Attached(next, 1));
        tell(new SharedSession.Granted(1, 1 << 20));
        assertThat(next.entries()).startsWith(before.get(1), before.get(2)).hasSize(3);
    }

    @Test
    void aNewSizeReachesTheProgramAndTheViewers() {
        attach(0);
        tell(new SharedSession.Resized(new TerminalSize(90, 20)));
        assertThat(program.sizes()).containsExactly(new TerminalSize(90, 20));
        assertThat(contents()).endsWith(new EntryContent.Resize(90, 20));
    }

    @Test
    void signsACheckpointOneSecondAfterOutputAndEveryFiveWhenIdle() {
        attach(0);
        writes("x");
        pass(Duration.ofMillis(1100));
        assertThat(checkpoints()).isEqualTo(1);
        pass(Duration.ofMillis(4900));
        assertThat(checkpoints()).isEqualTo(1);
        pass(Duration.ofMillis(200));
        assertThat(checkpoints()).isEqualTo(2);
    }

    @Test
    void whoComesInIsOnTheRosterAndCurrentAtOnce() {
        attach(0);
        admit(session.joiner(session.helperSecret, "Ann"));
        owner.expectMessageClass(SessionEvent.Joined.class);
        fence();
        List<EntryContent> contents = contents();
        assertThat(contents.get(2))
                .isInstanceOfSatisfying(
                        EntryContent.Roster.class,
                        roster -> assertThat(roster.people())
                                .extracting(person -> person.name().value(), EntryContent.Person::role)
                                .containsExactly(org.assertj.core.groups.Tuple.tuple("Ann", Role.HELPER)));
        assertThat(contents.get(3)).isInstanceOf(EntryContent.Checkpoint.class);
    }

    @Test
    void aBrokerThatReplaysAnAdmitTellsThePersonOfNobodyNew() {
        attach(0);
        JoinerHandshake ann = session.joiner(session.helperSecret, "Ann");
        int member = admit(ann).member();
        assertThat(admit(ann).member()).isEqualTo(member);
        owner.expectMessageClass(SessionEvent.Joined.class);
        owner.expectNoMessage();
        tell(new SharedSession.MemberGone(member));
        admit(ann);
        owner.expectMessageClass(SessionEvent.Left.class);
        owner.expectMessageClass(SessionEvent.Joined.class);
    }

    @Test
    void manyWhoComeAtOnceMakeTwoRosters() {
        attach(0);
        for (int i = 0; i < 50; i++) {
            admit(session.joiner(session.observerSecret, "Otto"));
        }
        pass(Duration.ofMillis(300));
        fence();
        assertThat(contents().stream().filter(EntryContent.Roster.class::isInstance))
                .hasSize(2);
    }

    @Test
    void typesWhatAHelperTypesAndSaysSo() throws InterruptedException {
        attach(0);
        Membership ann = admit(session.joiner(session.helperSecret, "Ann"));
        InputSealer sealer = new InputSealer(session.identity.sessionId(), ann.keys());
        tell(new SharedSession.Typed(TestSession.input(sealer, 1, 1, "ls\n")));
        program.reads();
        AckOpener acks = new AckOpener(session.identity.sessionId(), ann.keys());
        assertThat(acks.open((Frame.InputAck) link.frames().take())).contains(new Ack(2, Verdict.TYPED));
        assertThat(program.read()).containsExactly("ls\n");
    }

    @Test
    void dropsInputOfAnUnknownMember() {
        attach(0);
        tell(new SharedSession.Typed(new Frame.Input(77, 1, ByteString.fromArray(new byte[64]))));
        assertThat(link.frames()).isEmpty();
        assertThat(program.waiting()).isZero();
    }

    @Test
    void whoLeavesIsOffTheRoster() {
        attach(0);
        Membership ann = admit(session.joiner(session.helperSecret, "Ann"));
        tell(new SharedSession.MemberGone(ann.member()));
        pass(Duration.ofMillis(300));
        owner.expectMessageClass(SessionEvent.Joined.class);
        owner.expectMessageClass(SessionEvent.Left.class);
        assertThat(contents().stream().filter(EntryContent.Roster.class::isInstance))
                .endsWith(new EntryContent.Roster(List.of()));
    }

    @Test
    void endsWithTheProgramAfterItsLastOutput() throws InterruptedException {
        attach(0);
        admit(session.joiner(session.observerSecret, "Otto"));
        program.writes("bye");
        tell(new SharedSession.ProgramEnded(7));
        ControlMessage.End end = awaitEnd();
        assertThat(end.reason()).isEqualTo(EndReason.COMMAND_ENDED);
        assertThat(end.exitCode()).isEqualTo(7);
        assertThat(contents()).endsWith(new EntryContent.Output(ByteString.fromString("bye")));
        assertThat(end.lastSeq()).isEqualTo(link.entries().size());
        shared.tell(SharedSession.Detached.DETACHED);
        assertThat(ended()).isEqualTo(new SessionEnd(EndReason.COMMAND_ENDED, 7));
    }

    @Test
    void theSharerEndsItByHangingUp() throws InterruptedException {
        attach(0);
        tell(SharedSession.Stop.STOP);
        assertThat(awaitEnd().reason()).isEqualTo(EndReason.SHARER_ENDED);
        assertThat(program.isHungUp()).isTrue();
    }

    @Test
    void theEndWaitsForAViewersBrokerToTakeTheRest() throws InterruptedException {
        tell(new SharedSession.Attached(link, 0));
        admit(session.joiner(session.observerSecret, "Otto"));
        tell(new SharedSession.ProgramEnded(0));
        assertThat(link.messages()).isEmpty();
        tell(new SharedSession.Granted(0, 1 << 20));
        assertThat(awaitEnd().lastSeq()).isEqualTo(link.entries().size());
    }

    @Test
    void aBrokerThatTakesNothingHoldsTheEndUpForASecond() throws InterruptedException {
        tell(new SharedSession.Attached(link, 0));
        admit(session.joiner(session.observerSecret, "Otto"));
        tell(new SharedSession.ProgramEnded(0));
        time.timePasses(EndingSession.STALL);
        assertThat(awaitEnd().lastSeq()).isPositive();
        time.timePasses(EndingSession.STALL);
        assertThat(ended().exitCode()).isZero();
    }

    @Test
    void withNobodyThereTheEndComesAtOnce() {
        shared.tell(new SharedSession.ProgramEnded(5));
        assertThat(ended()).isEqualTo(new SessionEnd(EndReason.COMMAND_ENDED, 5));
    }

    @Test
    void aBrokerThatIsAwayAtTheEndIsAwaitedForASecond() throws InterruptedException {
        attach(0);
        admit(session.joiner(session.observerSecret, "Otto"));
        tell(SharedSession.Detached.DETACHED);
        tell(new SharedSession.ProgramEnded(0));
        FakeLink next = new FakeLink();
        tell(new SharedSession.Attached(next, 2));
        tell(new SharedSession.Granted(2, 1 << 20));
        assertThat(next.messages().take()).isInstanceOf(ControlMessage.End.class);
    }

    private void attach(long lastSeq) {
        tell(new SharedSession.Attached(link, lastSeq));
        tell(new SharedSession.Granted(lastSeq, 1 << 20));
    }

    private void writes(String text) {
        program.writes(text);
        tell(SharedSession.OutputReady.READY);
    }

    /** Tells the session something and waits until it has dealt with it. */
    private void tell(SharedSession.Command command) {
        shared.tell(command);
        fence();
    }

    private void fence() {
        shared.tell(new SharedSession.Fence(passed.ref()));
        passed.receiveMessage();
    }

    private void pass(Duration duration) {
        clock.pass(duration);
        time.timePasses(duration);
        fence();
    }

    private Membership admit(JoinerHandshake joiner) {
        tell(new SharedSession.Admit(session.request(joiner)));
        ControlMessage.AdmitReply reply =
                (ControlMessage.AdmitReply) link.messages().remove();
        ControlMessage.Admitted admitted = (ControlMessage.Admitted) reply.answer();
        return joiner.complete(admitted.member(), admitted.admission());
    }

    private ControlMessage.End awaitEnd() throws InterruptedException {
        await().until(() -> !link.messages().isEmpty());
        return (ControlMessage.End) link.messages().take();
    }

    private SessionEnd ended() {
        return owner
                .fishForMessage(
                        Duration.ofSeconds(5),
                        event -> event instanceof SessionEvent.Ended
                                ? akka.actor.testkit.typed.javadsl.FishingOutcomes.complete()
                                : akka.actor.testkit.typed.javadsl.FishingOutcomes.continueAndIgnore())
                .stream()
                .map(event -> ((SessionEvent.Ended) event).end())
                .findFirst()
                .orElseThrow();
    }

    private long checkpoints() {
        return contents().stream()
                .filter(EntryContent.Checkpoint.class::isInstance)
                .count();
    }

    private List<EntryContent> contents() {
        EntryOpener opener = new EntryOpener(session.identity.sessionId());
        opener.add(session.key);
        return link.entries().stream().map(opener::open).toList();
    }
}
