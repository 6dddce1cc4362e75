package io.shareterm.broker.session;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The bell of one reader of a {@link FrameLog}. The reader calls {@link #await} when it found nothing, and looks again
 * before it rests: what came in between is then either seen by that second look or rung for. A reader that does not wait is
 * never rung.
 */
public final class LogWaiter {

    private final AtomicBoolean waiting = new AtomicBoolean();
    private final Runnable bell;

    /** @param bell called by the log's writer, from its thread; must return at once */
    public LogWaiter(Runnable bell) {
        this.bell = bell;
    }

    /** From now on the next change of the log rings, once. Look again after this call. */
    public void await() {
        waiting.set(true);
    }

    /** The second look found something: nothing to ring for. */
    public void found() {
        waiting.setPlain(false);
    }

    boolean ring() {
        // A plain look first: most readers of a busy log do not wait, and an exchange would take their cache line away.
        if (waiting.get() && waiting.compareAndSet(true, false)) {
            bell.run();
            return true;
        }
        return false;
    }
}
