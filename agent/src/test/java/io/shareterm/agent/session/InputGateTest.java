package io.shareterm.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import io.shareterm.protocol.admission.InviteSecret;
import io.shareterm.protocol.admission.JoinerHandshake;
import io.shareterm.protocol.admission.MemberKeys;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.input.InputSealer;
import io.shareterm.protocol.input.Verdict;
import io.shareterm.protocol.log.EntryContent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputGateTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final TestSession session = new TestSession();
    private final SessionLog log = new SessionLog(session.identity, session.key, TestSession.SETTINGS, NOW);
    private final InputGate gate = new InputGate(log);
    private final MemberTable members = new MemberTable(256);
    private final AdmissionDesk desk = new AdmissionDesk(session.identity, new InviteTable(session.invites()), members);

    InputGateTest() {
        log.append(new EntryContent.Resize(80, 24), NOW);
    }

    @Test
    void typesWhatAHelperTypesInOrder() {
        Typist ann = typist(session.helperSecret);
        var ruling = gate.judge(ann.member, ann.types(1, 1, "ls\n"), NOW);
        assertThat(ruling.verdict()).isEqualTo(Verdict.TYPED);
        assertThat(ruling.bytes()).isEqualTo(ByteString.fromString("ls\n"));
    }

    @Test
    void whatWasChangedOnTheWayIsUnreadable() {
        Typist ann = typist(session.helperSecret);
        Frame.Input real = ann.types(1, 1, "ls\n");
        byte[] sealed = real.sealed().toArray();
        sealed[3] ^= 1;
        judged(ann, new Frame.Input(real.member(), 1, ByteString.fromArray(sealed)), Verdict.UNREADABLE);
    }

    @Test
    void whatGotAnotherNumberOnTheWayIsUnreadable() {
        Typist ann = typist(session.helperSecret);
        Frame.Input real = ann.types(1, 1, "ls\n");
        judged(ann, new Frame.Input(real.member(), 2, real.sealed()), Verdict.UNREADABLE);
    }

    @Test
    void anObserversInputRelabelledAsAHelpersIsUnreadable() {
        Typist otto = typist(session.observerSecret);
        Typist ann = typist(session.helperSecret);
        Frame.Input real = otto.types(1, 1, "rm\n");
        judged(ann, new Frame.Input(ann.member.id(), 1, real.sealed()), Verdict.UNREADABLE);
    }

    @Test
    void aReplayIsADuplicateBeforeAnythingElse() {
        Typist otto = typist(session.observerSecret);
        otto.member.consume();
        judged(otto, otto.types(1, 999, "x"), Verdict.DUPLICATE);
    }

    @Test
    void aMissingInputIsAGapBeforeTheRoleCounts() {
        Typist otto = typist(session.observerSecret);
        judged(otto, otto.types(2, 1, "x"), Verdict.GAP);
    }

    @Test
    void anObserversInputIsRefusedBeforeItsAgeCounts() {
        Typist otto = typist(session.observerSecret);
        judged(otto, otto.types(1, 999, "x"), Verdict.OBSERVER);
    }

    @Test
    void whatWasTypedAtAScreenThatDoesNotExistYetIsStale() {
        Typist ann = typist(session.helperSecret);
        judged(ann, ann.types(1, log.nextSeq(), "y"), Verdict.STALE);
    }

    @Test
    void whatWasHeldBackForMoreThanThirtySecondsIsStale() {
        Typist ann = typist(session.helperSecret);
        Frame.Input enter = ann.types(1, 1, "\n");
        log.append(new EntryContent.Title("a question"), NOW.plusSeconds(1));
        assertThat(gate.judge(ann.member, enter, NOW.plusSeconds(30)).verdict()).isEqualTo(Verdict.TYPED);
        assertThat(gate.judge(ann.member, enter, NOW.plusSeconds(32)).verdict()).isEqualTo(Verdict.STALE);
    }

    private void judged(Typist typist, Frame.Input input, Verdict expected) {
        var ruling = gate.judge(typist.member, input, NOW);
        assertThat(ruling.verdict()).isEqualTo(expected);
        assertThat(ruling.bytes()).isEqualTo(ByteString.emptyByteString());
    }

    private Typist typist(InviteSecret secret) {
        JoinerHandshake joiner = session.joiner(secret, "Ann");
        var decision = desk.decide(
                session.request(joiner), new AdmissionDesk.LogState(log.nextSeq(), List.of(session.key)), NOW);
        var admitted = (ControlMessage.Admitted) decision.reply().answer();
        MemberKeys keys =
                joiner.complete(admitted.member(), admitted.admission()).keys();
        return new Typist(decision.admitted().orElseThrow(), new InputSealer(session.identity.sessionId(), keys));
    }

    private record Typist(Member member, InputSealer sealer) {
        Frame.Input types(long seq, long seenSeq, String text) {
            return TestSession.input(sealer, seq, seenSeq, text);
        }
    }
}
