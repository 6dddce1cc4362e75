package io.shareterm.agent.viewer;

import akka.util.ByteString;
import io.shareterm.protocol.admission.Membership;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.ProtocolException;
import io.shareterm.protocol.identity.SessionId;
import io.shareterm.protocol.input.AckOpener;
import io.shareterm.protocol.input.InputContent;
import io.shareterm.protocol.input.InputSealer;
import io.shareterm.protocol.input.Verdict;
import io.shareterm.protocol.log.EntryContent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A session as one member sees it: reads the log, says whether it is current, and keeps what the member typed until it is
 * answered. Belongs to one thread; knows no connection. Lost with the process, which would join again as somebody new.
 */
public final class ViewerSession {
    private final Role role;
    private final LogReader log;
    private final Currency currency;
    private final InputWindow input;
    private final AckOpener acks;
    private boolean saidCurrent;

    /** @param staleAfter how long a checkpoint counts */
    public ViewerSession(Membership membership, Duration staleAfter) {
        SessionId session = membership.sessionKey().sessionId();
        this.role = membership.role();
        this.log = new LogReader(membership);
        this.currency = new Currency(staleAfter, membership.nextSeq());
        this.input = new InputWindow(new InputSealer(session, membership.keys()));
        this.acks = new AckOpener(session, membership.keys());
    }

    public Role role() {
        return role;
    }

    /** The highest entry that was opened; 0 before the first. */
    public long lastSeq() {
        return log.lastSeq();
    }

    /**
     * Takes the next entry of the log.
     *
     * @param frame the whole native frame of {@code entry}
     */
    public List<ViewerEvent> entry(Frame.Entry entry, ByteString frame, Instant now) {
        long missing = entry.seq() - log.lastSeq() - 1;
        try {
            EntryContent content = log.read(entry, frame);
            List<ViewerEvent> events = new ArrayList<>();
            if (missing > 0) {
                events.add(new ViewerEvent.Skipped(missing));
            }
            if (content instanceof EntryContent.Checkpoint) {
                currency.checkpoint(entry.seq(), now);
                events.addAll(tick(now));
            }
            shown(content).ifPresent(events::add);
            return events;
        } catch (ProtocolException tampering) {
            return List.of(new ViewerEvent.Distrusted(tampering.getMessage()));
        }
    }

    /** The session's end as the broker told it. */
    public ViewerEvent end(ControlMessage.End end) {
        try {
            return new ViewerEvent.Ended(end.reason(), end.exitCode(), log.readToEnd(end));
        } catch (ProtocolException tampering) {
            return new ViewerEvent.Distrusted(tampering.getMessage());
        }
    }

    /** Time has passed: says once when what is shown becomes current, and once when it does not any more. */
    public List<ViewerEvent> tick(Instant now) {
        boolean current = currency.isCurrent(now);
        if (current == saidCurrent) {
            return List.of();
        }
        saidCurrent = current;
        return List.of(current ? ViewerEvent.BecameCurrent.CURRENT : ViewerEvent.BecameStale.STALE);
    }

    /** How many inputs may be typed now: none by an observer, and none while the screen may be an old one. */
    public int room(Instant now) {
        return role == Role.HELPER && currency.isCurrent(now) ? input.room() : 0;
    }

    /**
     * Seals an input; the caller has looked for {@link #room}.
     *
     * @param bytes 1 to {@link InputContent#MAX_BYTES}
     * @return the whole native frame to send
     */
    public ByteString type(ByteString bytes, Instant now) {
        return input.seal(new InputContent(log.lastSeq(), bytes), now);
    }

    /** What an answer of the agent means: events, and frames to send again. */
    public record Answered(Optional<ViewerEvent> event, List<ByteString> again) {
        public Answered {
            again = List.copyOf(again);
        }
    }

    /** Takes an answer; one that is not the agent's, or came before, means nothing. */
    public Answered ack(Frame.InputAck frame, Instant now) {
        return acks.open(frame)
                .map(ack -> new Answered(refused(ack.verdict()), input.acknowledged(ack, now)))
                .orElseGet(() -> new Answered(Optional.empty(), List.of()));
    }

    /** The broker dropped an input because too many came at once. */
    public void inputDropped(Instant now) {
        input.dropped(now);
    }

    /** Input to send again because no answer came for too long. */
    public List<ByteString> overdueInput(Instant now) {
        return input.overdue(now);
    }

    private static Optional<ViewerEvent> refused(Verdict verdict) {
        return switch (verdict) {
            case OBSERVER, MUTED, LOCKED, STALE -> Optional.of(new ViewerEvent.InputRefused(verdict));
            case TYPED, GAP, DUPLICATE, UNREADABLE -> Optional.empty();
        };
    }

    private static Optional<ViewerEvent> shown(EntryContent content) {
        if (content instanceof EntryContent.Output output) {
            return Optional.of(new ViewerEvent.Output(output.bytes()));
        }
        if (content instanceof EntryContent.Resize size) {
            return Optional.of(new ViewerEvent.Resized(size.columns(), size.rows()));
        }
        if (content instanceof EntryContent.Title title) {
            return Optional.of(new ViewerEvent.Titled(title.text()));
        }
        if (content instanceof EntryContent.Roster roster) {
            return Optional.of(new ViewerEvent.RosterChanged(roster.people()));
        }
        // A checkpoint was dealt with; a kind that this version does not know is passed over (PROTOCOL 8.1).
        return Optional.empty();
    }
}
