package io.shareterm.agent.session;

import akka.util.ByteString;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.input.InputContent;
import io.shareterm.protocol.input.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * The one gate for input (PROTOCOL 7.3): its rules in their order, the first that holds is the verdict. Whatever a broker
 * claims, only what opens under the member's own key is read. Being muted and a locked session belong between role and age.
 */
final class InputGate {
    private final SessionLog log;

    InputGate(SessionLog log) {
        this.log = log;
    }

    /**
     * What becomes of an input.
     *
     * @param bytes to type; empty unless the verdict is {@code typed}
     */
    record Ruling(Verdict verdict, ByteString bytes) {
        static Ruling refused(Verdict verdict) {
            return new Ruling(verdict, ByteString.emptyByteString());
        }
    }

    /** Judges; nothing is consumed yet. */
    Ruling judge(Member member, Frame.Input input, Instant now) {
        Optional<InputContent> content = member.opener().open(input);
        if (content.isEmpty()) {
            return Ruling.refused(Verdict.UNREADABLE);
        }
        if (input.seq() < member.nextSeq()) {
            return Ruling.refused(Verdict.DUPLICATE);
        }
        if (input.seq() > member.nextSeq()) {
            return Ruling.refused(Verdict.GAP);
        }
        if (member.role() == Role.OBSERVER) {
            return Ruling.refused(Verdict.OBSERVER);
        }
        if (log.isStale(content.get().seenSeq(), now)) {
            return Ruling.refused(Verdict.STALE);
        }
        return new Ruling(Verdict.TYPED, content.get().bytes());
    }
}
