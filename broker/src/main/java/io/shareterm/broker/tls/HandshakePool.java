package io.shareterm.broker.tls;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the costly steps of handshakes run: 5 to 7 ms of CPU each on the broker's side, so a thousand viewers that come
 * back at once would freeze everybody else if islands did it themselves. Bounded: a handshake that finds the queue full
 * is refused at once instead of timing out later. If a thread dies a new one takes its place and nothing is lost.
 */
public final class HandshakePool implements AutoCloseable {
    /** Idle threads go after this; a quiet broker keeps none. */
    private static final long KEEP_ALIVE_SECONDS = 30;

    private final ThreadPoolExecutor executor;

    /**
     * @param threads at least 1; half of the cores leaves the other half to those already connected
     * @param queue how many may wait, at least 1; more than the handshake deadline allows is of no use
     */
    public HandshakePool(int threads, int queue) {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory named = task -> {
            Thread thread = new Thread(task, "tls-handshake-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        executor = new ThreadPoolExecutor(
                threads, threads, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), named);
        executor.allowCoreThreadTimeOut(true);
    }

    /** Runs the task soon; false if the pool is full or closed, and the task will then never run. */
    boolean submit(Runnable task) {
        try {
            executor.execute(task);
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    /** How many wait now, for metrics. */
    public int waiting() {
        return executor.getQueue().size();
    }

    /** Takes no more; what waits is dropped, and its connections end at their handshake deadline. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
