package io.shareterm.broker.session;

import akka.util.ByteString;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.ProtocolException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The newest sealed entries of one session in a bounded ring, the newest complete keyframe, and the end (PROTOCOL 8.2).
 *
 * <p>One writer at a time, the session's hub; any number of readers on other threads, without locks. Invariant: the window is
 * {@code [oldest, next)} without a hole, and entry {@code seq} is in slot {@code seq & (length - 1)}. Entries are immutable and
 * published by a release; an evicted one is cleared, so that a slow reader pins nothing. {@code next} and {@code oldest} are
 * volatile, and so are the waiters: a reader that registers and looks again cannot miss what was written before the bell.
 *
 * <p>Lost when the hub dies: everything; the agent has it (DESIGN 2).
 */
public final class FrameLog {

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(LogEntry[].class);
    private static final int FIRST_SLOTS = 64;

    private final LogLimits limits;
    private final LogWaiters waiters = new LogWaiters();
    private final KeyframeAssembly assembly;

    private volatile LogEntry[] slots = new LogEntry[FIRST_SLOTS];
    private volatile long oldest = 1;
    private volatile long next = 1;
    private volatile Optional<StoredKeyframe> keyframe = Optional.empty();
    private volatile Optional<ByteString> end = Optional.empty();
    private final AtomicLong entryBytes = new AtomicLong();
    private long offset;

    public FrameLog(LogLimits limits) {
        this.limits = limits;
        this.assembly = new KeyframeAssembly(limits.keyframeBytes());
    }

    /**
     * Writer: takes the next entry. A jump ahead empties the window first: the agent dropped what nobody had room for.
     *
     * @throws ProtocolException the number does not rise (PROTOCOL 8.5)
     */
    public void append(long seq, ByteString frame) {
        if (seq < next) {
            throw new ProtocolException(
                    ErrorCode.PROTOCOL_ERROR,
                    "entry number does not rise: seq=%d, last=%d; closing connection".formatted(seq, next - 1));
        }
        if (seq > next) {
            evictUpTo(next);
            // oldest first: to a reader in between, these numbers are gone, not still to come.
            oldest = seq;
            next = seq;
        }
        var entry = new LogEntry(seq, offset, frame);
        while (oldest < seq
                && (seq - oldest >= limits.entries()
                        || entryBytes.get() + entry.frame().size() > limits.bytes())) {
            evictUpTo(oldest + 1);
        }
        makeRoom((int) (seq - oldest) + 1);
        offset = entry.endOffset();
        entryBytes.addAndGet(entry.frame().size());
        SLOT.setRelease(slots, index(slots, seq), entry);
        next = seq + 1;
        waiters.changed();
    }

    /**
     * Writer: takes one part of a keyframe; the last part makes it the newest one.
     *
     * @return whether it is complete now
     * @throws ProtocolException parts out of order, or too many bytes (PROTOCOL 8.6)
     */
    public boolean append(KeyframePart part) {
        var complete = assembly.add(part);
        if (complete.isPresent()) {
            keyframe = complete;
            waiters.changed();
        }
        return complete.isPresent();
    }

    /** Writer: the parts that came over a connection that is gone will not be completed. */
    public void dropPartialKeyframe() {
        assembly.clear();
    }

    /** Writer: nothing follows any more; every reader gets this frame after the last entry. */
    public void end(ByteString frame) {
        end = Optional.of(frame.compact());
        waiters.changed();
    }

    /** Writer: a reader that may wait from now on. */
    public void add(LogWaiter waiter) {
        waiters.add(waiter);
    }

    /** Writer: the reader is gone. */
    public void remove(LogWaiter waiter) {
        waiters.remove(waiter);
    }

    /** Writer: rings at most so many waiting readers; whether some may be left. */
    public boolean ring(int most) {
        return waiters.ring(most);
    }

    /** Entry {@code seq} if it is held; else it is either {@link #lost} or has not come yet. */
    public Optional<LogEntry> at(long seq) {
        while (true) {
            var ring = slots;
            var entry = (LogEntry) SLOT.getAcquire(ring, index(ring, seq));
            if (entry != null && entry.seq() == seq) {
                return Optional.of(entry);
            }
            if (seq >= next || seq < oldest) {
                return Optional.empty();
            }
            // It came between the two looks, or the ring was replaced.
            Thread.onSpinWait();
        }
    }

    /** Whether entry {@code seq} has left the window, or was never sent to us. */
    public boolean lost(long seq) {
        return seq < oldest;
    }

    /** The oldest entry held; the same as {@link #last} + 1 if there is none. */
    public long oldest() {
        return oldest;
    }

    /** The newest entry that came; 0 for none. */
    public long last() {
        return next - 1;
    }

    /** The newest complete keyframe, if it joins the window: {@code seq + 1 >= oldest} (PROTOCOL 8.2). */
    public Optional<StoredKeyframe> usableKeyframe() {
        return keyframe.filter(k -> k.seq() + 1 >= oldest);
    }

    /** The counter of the newest complete keyframe; 0 for none. */
    public long keyframeCounter() {
        return keyframe.map(StoredKeyframe::counter).orElse(0L);
    }

    /** The end of the session, if it came. */
    public Optional<ByteString> end() {
        return end;
    }

    /** Writer: bytes of all entries that ever came. */
    public long totalOffset() {
        return offset;
    }

    /** Writer: bytes of all entries up to {@code seq}; for one that is gone, up to the oldest held. */
    public long offsetAfter(long seq) {
        if (seq >= last()) {
            return offset;
        }
        return at(Math.max(seq + 1, oldest)).map(LogEntry::startOffset).orElse(offset);
    }

    /** Bytes of frames held now; never above {@link LogLimits#mostRetained}, one entry larger than the window excepted. */
    public long retainedBytes() {
        return entryBytes.get() + keyframe.map(StoredKeyframe::bytes).orElse(0L) + assembly.bytes();
    }

    private void evictUpTo(long seq) {
        for (var gone = oldest; gone < seq; gone++) {
            var at = index(slots, gone);
            entryBytes.addAndGet(-slots[at].frame().size());
            oldest = gone + 1;
            SLOT.setRelease(slots, at, null);
        }
    }

    private void makeRoom(int entries) {
        var old = slots;
        if (entries <= old.length) {
            return;
        }
        var grown = new LogEntry[old.length * 2];
        for (var seq = oldest; seq < next; seq++) {
            grown[index(grown, seq)] = old[index(old, seq)];
        }
        slots = grown;
    }

    private static int index(LogEntry[] ring, long seq) {
        return (int) seq & ring.length - 1;
    }
}
