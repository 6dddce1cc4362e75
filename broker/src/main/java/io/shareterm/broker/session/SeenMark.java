package io.shareterm.broker.session;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The highest entry that any viewer of a session has taken in. Viewers raise it from their own threads and tell the hub only
 * when they did: of a hundred viewers at the same place, one message.
 */
public final class SeenMark {

    private final AtomicLong seq = new AtomicLong();

    /** Whether this is more than anybody has seen before. */
    public boolean raise(long seen) {
        var before = seq.get();
        while (seen > before) {
            if (seq.compareAndSet(before, seen)) {
                return true;
            }
            before = seq.get();
        }
        return false;
    }

    /** The highest entry seen by anybody; 0 for none. */
    public long seq() {
        return seq.get();
    }
}
