package io.shareterm.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import io.shareterm.protocol.admission.JoinerHandshake;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.input.Ack;
import io.shareterm.protocol.input.AckOpener;
import io.shareterm.protocol.input.InputSealer;
import io.shareterm.protocol.input.Verdict;
import io.shareterm.protocol.log.EntryContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InputDeskTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final TestSession session = new TestSession();
    private final SessionLog log = new SessionLog(session.identity, session.key, TestSession.SETTINGS, NOW);
    private final FakeProgram program = new FakeProgram();
    private final List<ByteString> sent = new ArrayList<>();
    private final InputDesk desk;
    private final Member member;
    private final InputSealer sealer;
    private final AckOpener acks;

    InputDeskTest() {
        log.append(new EntryContent.Resize(80, 24), NOW);
        JoinerHandshake joiner = session.joiner(session.helperSecret, "Ann");
        var decision = new AdmissionDesk(session.identity, new InviteTable(session.invites()), new MemberTable(256))
                .decide(session.request(joiner), new AdmissionDesk.LogState(2, List.of(session.key)), NOW);
        var admitted = (ControlMessage.Admitted) decision.reply().answer();
        var keys = joiner.complete(admitted.member(), admitted.admission()).keys();
        member = decision.admitted().orElseThrow();
        sealer = new InputSealer(session.identity.sessionId(), keys);
        acks = new AckOpener(session.identity.sessionId(), keys);
        desk = new InputDesk(new InputGate(log), program, this::written);
    }

    @Test
    void answersWhatWasTypedOnlyAfterTheWrite() {
        type(1, "a");
        assertThat(answers()).isEmpty();
        program.reads();
        assertThat(program.read()).containsExactly("a");
        assertThat(answers()).containsExactly(new Ack(2, Verdict.TYPED));
    }

    @Test
    void everyAnswerWaitsForWhatWasTypedBefore() {
        Frame.Input first = type(1, "a");
        take(first);
        type(5, "z");
        assertThat(answers()).isEmpty();
        program.reads();
        program.reads();
        program.reads();
        assertThat(answers())
                .containsExactly(new Ack(2, Verdict.TYPED), new Ack(2, Verdict.DUPLICATE), new Ack(2, Verdict.GAP));
        assertThat(program.read()).containsExactly("a");
    }

    @Test
    void withNothingOnTheWayAGapIsAnsweredAtOnce() {
        type(3, "z");
        assertThat(answers()).containsExactly(new Ack(1, Verdict.GAP));
    }

    @Test
    void whenTheProgramDoesNotReadTheSenderIsToldToGoBackOnceThereIsRoom() {
        program.hasRoomFor(1);
        type(1, "a");
        Frame.Input refused = type(2, "b");
        type(3, "c");
        assertThat(answers()).isEmpty();
        assertThat(program.waiting()).isEqualTo(1);
        program.reads();
        assertThat(answers()).containsExactly(new Ack(2, Verdict.TYPED), new Ack(2, Verdict.GAP));
        take(refused);
        program.reads();
        assertThat(answers()).containsExactly(new Ack(3, Verdict.TYPED));
        assertThat(program.read()).containsExactly("a", "b");
    }

    @Test
    void aFloodOfForgeriesIsAnsweredAFewTimesASecond() {
        ByteString forged = ByteString.fromArray(new byte[48]);
        for (int i = 0; i < 1000; i++) {
            take(new Frame.Input(member.id(), i + 1L, forged));
        }
        assertThat(answers()).hasSize(UnreadableBudget.PER_SECOND).allMatch(ack -> ack.verdict() == Verdict.UNREADABLE);
        assertThat(program.waiting()).isZero();
    }

    private Frame.Input type(long seq, String text) {
        Frame.Input input = TestSession.input(sealer, seq, 1, text);
        take(input);
        return input;
    }

    private void take(Frame.Input input) {
        desk.take(member, input, NOW).ifPresent(sent::add);
    }

    private void written(Member writer, long nextSeq, Verdict verdict) {
        sent.addAll(desk.written(writer, nextSeq, verdict));
    }

    /** The answers since the last call. */
    private List<Ack> answers() {
        List<Ack> opened = sent.stream()
                .map(frame -> acks.open((Frame.InputAck) FrameCodec.decode(frame)))
                .map(Optional::orElseThrow)
                .toList();
        sent.clear();
        return opened;
    }
}
