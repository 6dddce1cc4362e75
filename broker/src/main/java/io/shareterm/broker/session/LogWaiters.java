package io.shareterm.broker.session;

import java.util.ArrayList;
import java.util.List;

/**
 * The readers of one log, rung in rounds of bounded batches, so that the hub can pass keys on in between. Used by the log's
 * writer alone. Rounds go on where the last batch stopped: nobody is always last.
 */
final class LogWaiters {

    private final List<LogWaiter> waiters = new ArrayList<>();
    private int position;
    private int left;

    void add(LogWaiter waiter) {
        waiters.add(waiter);
    }

    void remove(LogWaiter waiter) {
        waiters.remove(waiter);
        left = Math.min(left, waiters.size());
    }

    /** Something came: everybody who waits is to be rung. */
    void changed() {
        left = waiters.size();
    }

    /**
     * Rings at most so many of those who wait.
     *
     * @return whether some may be left to ring
     */
    boolean ring(int most) {
        var rung = 0;
        while (left > 0 && rung < most) {
            position = position + 1 < waiters.size() ? position + 1 : 0;
            left--;
            if (waiters.get(position).ring()) {
                rung++;
            }
        }
        return left > 0;
    }
}
