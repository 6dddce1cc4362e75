package io.shareterm.agent.session;

import java.util.Optional;

/**
 * The newest sealed entries, without a hole, as many as fit into a number of bytes; older ones are dropped, oldest first.
 * The newest entry is always held. Lost with the process, as the session is.
 */
final class EntryLog {
    /** What an entry costs besides its frame: objects, references, the array's header. */
    static final int OVERHEAD_BYTES = 160;

    private static final int FIRST_CAPACITY = 256;

    private final long maxBytes;
    /** Entry {@code seq} lies at {@code seq} modulo the length, which is a power of two. */
    private SealedEntry[] ring = new SealedEntry[FIRST_CAPACITY];

    private long oldest = 1;
    private long newest;
    private long bytes;

    /** @param maxBytes frames and {@value #OVERHEAD_BYTES} for each together */
    EntryLog(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Number of the newest entry; 0 before the first. */
    long newest() {
        return newest;
    }

    /** Number of the oldest entry that is held; {@code newest + 1} before the first. */
    long oldest() {
        return oldest;
    }

    /** Adds the entry that follows the newest one. */
    void append(SealedEntry entry) {
        if (entry.seq() != newest + 1) {
            throw new IllegalArgumentException("entry out of order: seq=" + entry.seq() + ", expected=" + (newest + 1));
        }
        if (newest - oldest + 1 == ring.length) {
            grow();
        }
        ring[slot(entry.seq())] = entry;
        newest = entry.seq();
        bytes += cost(entry);
        while (bytes > maxBytes && oldest < newest) {
            SealedEntry dropped = ring[slot(oldest)];
            ring[slot(oldest)] = null;
            bytes -= cost(dropped);
            oldest++;
        }
    }

    /** The first entry above {@code seq} that is held; numbers between the two were dropped. */
    Optional<SealedEntry> firstAfter(long seq) {
        long wanted = Math.max(seq + 1, oldest);
        return wanted > newest ? Optional.empty() : Optional.of(ring[slot(wanted)]);
    }

    private static long cost(SealedEntry entry) {
        return entry.bytes() + (long) OVERHEAD_BYTES;
    }

    private int slot(long seq) {
        return (int) (seq & (ring.length - 1));
    }

    private void grow() {
        SealedEntry[] smaller = ring;
        ring = new SealedEntry[smaller.length * 2];
        for (long seq = oldest; seq <= newest; seq++) {
            ring[slot(seq)] = smaller[(int) (seq & (smaller.length - 1))];
        }
    }
}
