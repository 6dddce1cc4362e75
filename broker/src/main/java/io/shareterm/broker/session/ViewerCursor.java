package io.shareterm.broker.session;

import akka.util.ByteString;
import akka.util.ByteStringBuilder;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.ProtocolException;
import java.util.Optional;

/**
 * One viewer's place in the log: what it gets next, when it skips (PROTOCOL 8.2), and how far it may run ahead of what it has
 * seen (8.3). Used by one thread; reads the {@link FrameLog} and changes nothing in it.
 *
 * <p>A new viewer is one whose next entry is the first: if that has left the window, it skips at once.
 */
public final class ViewerCursor {

    /** What there is to send. */
    public sealed interface Pulled {
        /** These whole frames, at least one, in order. */
        record Frames(ByteString bytes) implements Pulled {}

        /** The end: nothing follows it. */
        record End(ByteString frame) implements Pulled {}

        /** Nothing now; {@code reason} says what to wait for. */
        record Nothing(Reason reason) implements Pulled {}
    }

    /** Why there is nothing to send. */
    public enum Reason {
        /** Everything that there is has been sent: wait for the log. */
        CAUGHT_UP,
        /** Enough is on the way: wait for Seen. */
        IN_FLIGHT,
        /** The next entry is gone and no keyframe is usable: ask for one by {@link #takeKeyframeWish}, and wait for the log. */
        NO_KEYFRAME
    }

    /** Frames of one pull together, about: a TLS record. */
    static final int BATCH_BYTES = 16 * 1024;

    private static final Pulled CAUGHT_UP = new Pulled.Nothing(Reason.CAUGHT_UP);
    private static final Pulled IN_FLIGHT = new Pulled.Nothing(Reason.IN_FLIGHT);
    private static final Pulled NO_KEYFRAME = new Pulled.Nothing(Reason.NO_KEYFRAME);
    private static final long NEVER = -1;

    private final FrameLog log;
    private final Flight flight;
    private final boolean keyframesAreMade;
    private long next = 1;
    private long seen;
    private long skips;
    private long wishedAtCounter = NEVER;
    private Optional<Long> wish = Optional.empty();

    /** @param keyframesAreMade whether the session's agent makes keyframes */
    public ViewerCursor(FrameLog log, FlightLimits limits, boolean keyframesAreMade) {
        this.log = log;
        this.flight = new Flight(limits);
        this.keyframesAreMade = keyframesAreMade;
    }

    /** What to send now that there is room. */
    public Pulled pull(long nowNanos) {
        if ((next == 1 && log.usableKeyframe().isPresent()) || log.lost(next)) {
            return skip(nowNanos);
        }
        // The end first: if it was there and no entry is, then none follows.
        var end = log.end();
        var first = log.at(next);
        if (first.isEmpty()) {
            return log.lost(next)
                    ? skip(nowNanos)
                    : end.<Pulled>map(Pulled.End::new).orElse(CAUGHT_UP);
        }
        return flight.allows(first.get().frame().size()) ? frames(first.get(), nowNanos) : IN_FLIGHT;
    }

    /**
     * The viewer has taken in everything up to {@code seq}.
     *
     * @throws ProtocolException that was never sent to it (PROTOCOL 8.3)
     */
    public void seen(long seq, long nowNanos) {
        if (seq >= next) {
            throw new ProtocolException(
                    ErrorCode.PROTOCOL_ERROR,
                    "seen is above what was sent: seq=%d, sent=%d; closing connection".formatted(seq, next - 1));
        }
        seen = Math.max(seen, seq);
        flight.seen(seq, nowNanos);
    }

    /** The number as of which a keyframe is wanted, once per wish: pass it on to the hub. */
    public Optional<Long> takeKeyframeWish() {
        var taken = wish;
        wish = Optional.empty();
        return taken;
    }

    /** The highest entry that the viewer has taken in. */
    public long seen() {
        return seen;
    }

    /** The next entry that goes to the viewer. */
    public long next() {
        return next;
    }

    /** Bytes on the way, sent and not seen. */
    public long inFlight() {
        return flight.bytes();
    }

    /** How often this viewer went on at a later place than it had come to; starting late is not counted. */
    public long skips() {
        return skips;
    }

    private Pulled frames(LogEntry first, long nowNanos) {
        var entry = Optional.of(first);
        var builder = new ByteStringBuilder();
        while (entry.isPresent() && fits(builder.length(), entry.get())) {
            builder.append(entry.get().frame());
            next++;
            entry = log.at(next);
        }
        var bytes = builder.result();
        flight.sent(next - 1, bytes.size(), nowNanos);
        return new Pulled.Frames(bytes);
    }

    private boolean fits(int before, LogEntry entry) {
        var after = before + entry.frame().size();
        return before == 0 || (after <= BATCH_BYTES && flight.allows(after));
    }

    private Pulled skip(long nowNanos) {
        var keyframe = log.usableKeyframe();
        if (keyframe.isPresent()) {
            // All parts at once: the viewer acknowledges a keyframe as a whole, so half a one could never be paid back.
            return flight.allows(0) ? keyframe(keyframe.get(), nowNanos) : IN_FLIGHT;
        }
        if (keyframesAreMade) {
            if (log.end().isPresent()) {
                return new Pulled.End(log.end().get());
            }
            wishForKeyframe();
            return NO_KEYFRAME;
        }
        goTo(log.oldest());
        return pull(nowNanos);
    }

    private Pulled keyframe(StoredKeyframe keyframe, long nowNanos) {
        var builder = new ByteStringBuilder();
        keyframe.parts().forEach(builder::append);
        var bytes = builder.result();
        goTo(keyframe.seq() + 1);
        flight.sent(keyframe.seq(), bytes.size(), nowNanos);
        return new Pulled.Frames(bytes);
    }

    private void goTo(long seq) {
        if (next > 1) {
            skips++;
        }
        next = seq;
    }

    private void wishForKeyframe() {
        // One wish per keyframe that did not help; the hub collapses the wishes of all its viewers.
        if (wishedAtCounter != log.keyframeCounter()) {
            wishedAtCounter = log.keyframeCounter();
            wish = Optional.of(Math.max(1, log.last()));
        }
    }
}
