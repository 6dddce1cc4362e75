package io.shareterm.agent.viewer;

import akka.util.ByteString;
import io.shareterm.protocol.input.Ack;
import io.shareterm.protocol.input.InputContent;
import io.shareterm.protocol.input.InputSealer;
import io.shareterm.protocol.input.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/**
 * What was typed and is not answered yet: sent again, as the same bytes, when the agent asks for it, when the broker dropped
 * it, or when no answer comes (PROTOCOL 7.4).
 */
final class InputWindow {
    /** PROTOCOL 7.4. */
    static final int MAX_UNACKNOWLEDGED = 256;
    /** Every input behind a gap is answered with a gap: going back once per round trip is enough. */
    private static final Duration GO_BACK_PAUSE = Duration.ofMillis(500);
    /** An answer takes this long only if it, or the input, was lost with an agent's connection. */
    private static final Duration NO_ANSWER = Duration.ofSeconds(5);

    private record Pending(long seq, ByteString frame) {}

    private final InputSealer sealer;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private long lastSeq;
    private long wentBackTo;
    private Instant wentBackAt = Instant.MIN;
    private Instant resendAt = Instant.MAX;

    InputWindow(InputSealer sealer) {
        this.sealer = sealer;
    }

    /** How many more inputs may be sent now. */
    int room() {
        return MAX_UNACKNOWLEDGED - pending.size();
    }

    /** Seals the next input; the caller has looked for {@link #room}. */
    ByteString seal(InputContent content, Instant now) {
        lastSeq++;
        ByteString frame = sealer.seal(lastSeq, content);
        if (pending.isEmpty()) {
            resendAt = now.plus(NO_ANSWER);
        }
        pending.addLast(new Pending(lastSeq, frame));
        return frame;
    }

    /** Takes an answer; the frames to send again. */
    List<ByteString> acknowledged(Ack ack, Instant now) {
        boolean progress = false;
        while (!pending.isEmpty() && pending.peekFirst().seq() < ack.nextSeq()) {
            pending.removeFirst();
            progress = true;
        }
        if (progress) {
            resendAt = pending.isEmpty() ? Instant.MAX : now.plus(NO_ANSWER);
        }
        boolean goBack = ack.verdict() == Verdict.GAP || ack.verdict() == Verdict.UNREADABLE;
        if (!goBack || (ack.nextSeq() == wentBackTo && now.isBefore(wentBackAt.plus(GO_BACK_PAUSE)))) {
            return List.of();
        }
        wentBackTo = ack.nextSeq();
        wentBackAt = now;
        return all(now);
    }

    /** The broker dropped an input: it is sent again a little later. */
    void dropped(Instant now) {
        Instant soon = now.plus(GO_BACK_PAUSE);
        resendAt = soon.isBefore(resendAt) ? soon : resendAt;
    }

    /** The frames that are to be sent again because time has passed. */
    List<ByteString> overdue(Instant now) {
        return pending.isEmpty() || now.isBefore(resendAt) ? List.of() : all(now);
    }

    private List<ByteString> all(Instant now) {
        resendAt = now.plus(NO_ANSWER);
        return pending.stream().map(Pending::frame).toList();
    }
}
