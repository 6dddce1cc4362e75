package io.shareterm.agent.session;

import akka.util.ByteString;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.input.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings input from the gate to the program and answers it. A member's answers go in the order of its input, each after
 * everything before it was written: so an answer behind something that waits becomes an empty write behind it.
 *
 * <p>When the program does not read and too much waits, an input is neither taken nor answered; its sender is told to go back
 * to it ({@code gap}) once there is room.
 */
final class InputDesk {
    /** Is told, from any thread, that everything up to here is written. */
    interface WrittenListener {
        void written(Member member, long nextSeq, Verdict verdict);
    }

    private final InputGate gate;
    private final Program program;
    private final WrittenListener listener;
    private final Set<Member> owed = new LinkedHashSet<>();

    InputDesk(InputGate gate, Program program, WrittenListener listener) {
        this.gate = gate;
        this.program = program;
        this.listener = listener;
    }

    /** Judges an input and passes it on; what is to be sent at once, if anything. */
    Optional<ByteString> take(Member member, Frame.Input input, Instant now) {
        InputGate.Ruling ruling = gate.judge(member, input, now);
        Verdict verdict = ruling.verdict();
        if (verdict == Verdict.UNREADABLE && !member.answersUnreadable(now)) {
            return Optional.empty();
        }
        if (owed.contains(member) && (verdict == Verdict.GAP || verdict.consumes())) {
            return Optional.empty();
        }
        long nextSeq = member.nextSeq() + (verdict.consumes() ? 1 : 0);
        if (ruling.bytes().isEmpty() && !member.hasUnwritten()) {
            consume(member, verdict);
            return Optional.of(member.ack(nextSeq, verdict));
        }
        if (program.type(ruling.bytes(), () -> listener.written(member, nextSeq, verdict))) {
            member.writing();
            consume(member, verdict);
        } else if (verdict.consumes() || verdict == Verdict.GAP) {
            owed.add(member);
        }
        return Optional.empty();
    }

    /** What was passed on is written; the answers that may go now. */
    List<ByteString> written(Member member, long nextSeq, Verdict verdict) {
        member.written();
        List<ByteString> answers = new ArrayList<>();
        answers.add(member.ack(nextSeq, verdict));
        owed.removeIf(waiting -> {
            boolean mayGoOn = !waiting.hasUnwritten();
            if (mayGoOn) {
                answers.add(waiting.ack(waiting.nextSeq(), Verdict.GAP));
            }
            return mayGoOn;
        });
        return answers;
    }

    private static void consume(Member member, Verdict verdict) {
        if (verdict.consumes()) {
            member.consume();
        }
    }
}
