package io.shareterm.agent.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.util.ByteString;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.control.EndReason;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.input.Verdict;
import io.shareterm.protocol.log.EntryContent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The session on the sharer's side. Owns its log, its members and the gate for their input, and is the only one who gives
 * numbers. Waits for nobody: a broker, a viewer or a program that does not take what it is given is passed by.
 *
 * <p>If it dies, the session is over: its keys are nowhere else. This is the phase in which the program runs; the last one is
 * {@link EndingSession}.
 */
public final class SharedSession extends AbstractBehavior<SharedSession.Command> {
    /** What the session takes. */
    public sealed interface Command {}

    // From the program and the person

    /** The program wrote something: {@link Program#takeOutput}. */
    public enum OutputReady implements Command {
        READY
    }

    public record ProgramEnded(int exitCode) implements Command {}

    /** The window of the person who shares has another size. */
    public record Resized(TerminalSize size) implements Command {}

    /** The person ends the session. */
    public enum Stop implements Command {
        STOP
    }

    // From the uplink

    /** A broker has accepted the session and holds the entries up to {@code lastSeq}. */
    public record Attached(BrokerLink link, long lastSeq) implements Command {}

    public enum Detached implements Command {
        DETACHED
    }

    /** The socket has taken so many bytes of entries. */
    public record Written(long bytes) implements Command {}

    /** The broker holds the entries up to {@code seq}. */
    public record EntriesHeld(long seq) implements Command {}

    public record Granted(long afterSeq, long bytes) implements Command {}

    public record Admit(ControlMessage.AdmitRequest request) implements Command {}

    public record MemberGone(int member) implements Command {}

    public record Typed(Frame.Input input) implements Command {}

    /** Asks for a {@link Passed} once everything before is dealt with. */
    public record Fence(ActorRef<Passed> replyTo) implements Command {}

    public enum Passed {
        PASSED
    }

    // Private

    /** What the member typed, and everything before it, is written: now the answer may go. */
    private record InputWritten(Member member, long nextSeq, Verdict verdict) implements Command {}

    private enum CheckpointDue implements Command {
        DUE
    }

    private enum RosterPauseOver implements Command {
        OVER
    }

    /** The patience of the last phase. */
    enum EndingTimer implements Command {
        STALLED,
        TOO_LONG
    }

    private final TimerScheduler<Command> timers;
    private final InstantSource clock;
    private final Program program;
    private final ActorRef<SessionEvent> owner;
    private final SessionLog log;
    private final MemberTable members;
    private final AdmissionDesk admissions;
    private final InputDesk inputs;
    private final RosterPacer rosters;
    private Optional<Attachment> broker = Optional.empty();

    private SharedSession(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            SessionSetup setup,
            Program program,
            ActorRef<SessionEvent> owner) {
        super(context);
        this.timers = timers;
        this.clock = setup.clock();
        this.program = program;
        this.owner = owner;
        this.log = new SessionLog(setup.identity(), setup.outputKey(), setup.settings(), clock.instant());
        this.members = new MemberTable(setup.settings().typingMembers());
        this.admissions = new AdmissionDesk(setup.identity(), new InviteTable(setup.invites()), members);
        this.rosters = new RosterPacer(timers, RosterPauseOver.OVER);
        ActorRef<Command> self = context.getSelf();
        this.inputs = new InputDesk(
                new InputGate(log),
                program,
                (member, nextSeq, verdict) -> self.tell(new InputWritten(member, nextSeq, verdict)));
    }

    /** Begins the log with the size (PROTOCOL 8.1) and the title. */
    public static Behavior<Command> create(SessionSetup setup, Program program, ActorRef<SessionEvent> owner) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new SharedSession(context, timers, setup, program, owner).begin(setup)));
    }

    private SharedSession begin(SessionSetup setup) {
        TerminalSize size = setup.size();
        log.append(new EntryContent.Resize(size.columns(), size.rows()), now());
        setup.title().ifPresent(title -> log.append(EntryContent.Title.of(title), now()));
        feed();
        return this;
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessageEquals(OutputReady.READY, this::onOutputReady)
                .onMessage(ProgramEnded.class, this::onProgramEnded)
                .onMessage(Resized.class, this::onResized)
                .onMessageEquals(Stop.STOP, this::onStop)
                .onMessage(Attached.class, this::onAttached)
                .onMessageEquals(Detached.DETACHED, this::onDetached)
                .onMessage(Written.class, this::onWritten)
                .onMessage(EntriesHeld.class, this::onEntriesHeld)
                .onMessage(Granted.class, this::onGranted)
                .onMessage(Admit.class, this::onAdmit)
                .onMessage(MemberGone.class, this::onMemberGone)
                .onMessage(Typed.class, this::onTyped)
                .onMessage(Fence.class, this::onFence)
                .onMessage(InputWritten.class, this::onInputWritten)
                .onMessageEquals(CheckpointDue.DUE, this::onCheckpointDue)
                .onMessageEquals(RosterPauseOver.OVER, this::onRosterPauseOver)
                .build();
    }

    private Behavior<Command> onOutputReady() {
        log.output(program.takeOutput(), now());
        return feed();
    }

    private Behavior<Command> onProgramEnded(ProgramEnded ended) {
        log.output(program.takeOutput(), now());
        return end(new SessionEnd(EndReason.COMMAND_ENDED, ended.exitCode()));
    }

    private Behavior<Command> onResized(Resized resized) {
        TerminalSize size = resized.size();
        program.resize(size);
        log.append(new EntryContent.Resize(size.columns(), size.rows()), now());
        return feed();
    }

    private Behavior<Command> onStop() {
        program.hangUp();
        return end(new SessionEnd(EndReason.SHARER_ENDED, 0));
    }

    private Behavior<Command> onAttached(Attached attached) {
        broker = Optional.of(new Attachment(attached.link(), new EntryFeed(log.entries(), attached.lastSeq())));
        if (attached.lastSeq() == 0) {
            // A broker that holds nothing serves nobody: whoever was here comes back by the same admit.
            members.allGone();
        }
        return feed();
    }

    private Behavior<Command> onDetached() {
        broker = Optional.empty();
        return this;
    }

    private Behavior<Command> onWritten(Written written) {
        broker.ifPresent(to -> to.feed().written(written.bytes()));
        return feed();
    }

    private Behavior<Command> onEntriesHeld(EntriesHeld held) {
        broker.ifPresent(to -> to.feed().acknowledged(held.seq()));
        return this;
    }

    private Behavior<Command> onGranted(Granted grant) {
        broker.ifPresent(to -> to.feed().granted(grant.afterSeq(), grant.bytes()));
        return feed();
    }

    private Behavior<Command> onAdmit(Admit admit) {
        AdmissionDesk.Decision decision =
                admissions.decide(admit.request(), new AdmissionDesk.LogState(log.nextSeq(), log.outputKeys()), now());
        broker.ifPresent(to -> to.link().sendControl(decision.reply()));
        // A broker may ask for one who is here as often as it likes: the person is told once.
        decision.admitted()
                .filter(member -> decision.comes())
                .ifPresent(member -> owner.tell(new SessionEvent.Joined(member.person())));
        return decision.admitted().isPresent() && rosters.changed() ? roster() : this;
    }

    private Behavior<Command> onMemberGone(MemberGone gone) {
        Optional<Member> left = members.find(gone.member()).filter(Member::isOnline);
        left.ifPresent(member -> {
            member.online(false);
            owner.tell(new SessionEvent.Left(member.person()));
        });
        return left.isPresent() && rosters.changed() ? roster() : this;
    }

    private Behavior<Command> onTyped(Typed typed) {
        members.find(typed.input().member())
                .flatMap(member -> inputs.take(member, typed.input(), now()))
                .ifPresent(this::answer);
        return this;
    }

    private Behavior<Command> onFence(Fence fence) {
        fence.replyTo().tell(Passed.PASSED);
        return this;
    }

    private Behavior<Command> onInputWritten(InputWritten written) {
        inputs.written(written.member(), written.nextSeq(), written.verdict()).forEach(this::answer);
        return this;
    }

    private Behavior<Command> onCheckpointDue() {
        if (!now().isBefore(log.checkpointDue())) {
            log.checkpoint(now());
        }
        return feed();
    }

    private Behavior<Command> onRosterPauseOver() {
        return rosters.pauseIsOver() ? roster() : this;
    }

    private Behavior<Command> roster() {
        log.append(members.roster(), now());
        // Whoever has just come in knows at once that what is shown is current, and may type.
        log.checkpoint(now());
        return feed();
    }

    /** Sends what may be sent and sees to the next checkpoint. */
    private Behavior<Command> feed() {
        broker.ifPresent(Attachment::pump);
        timers.startSingleTimer(CheckpointDue.DUE, positive(Duration.between(now(), log.checkpointDue())));
        return this;
    }

    private void answer(ByteString ack) {
        broker.ifPresent(to -> to.link().sendFrame(ack));
    }

    private Behavior<Command> end(SessionEnd end) {
        log.outputEnded(now());
        timers.cancelAll();
        owner.tell(SessionEvent.Ending.ENDING);
        SignedEnd signed = new SignedEnd(end, log.end(end.reason(), end.exitCode()));
        return EndingSession.create(signed, broker, log.entries(), members.nobodyIsHere(), owner);
    }

    private Instant now() {
        return clock.instant();
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
