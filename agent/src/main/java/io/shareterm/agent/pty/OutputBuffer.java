package io.shareterm.agent.pty;

import akka.util.ByteString;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * What the program wrote and the session has not taken yet. The reading thread appends, the session takes; in between the
 * buffer decides when to wake the session: the first byte after a pause at once, what follows after a few milliseconds or
 * kilobytes, so that a key's echo is not late and a flood is not chopped.
 *
 * <p>Bounded: a full buffer makes the reading thread wait for the session, which waits for nobody (no network, no viewer),
 * so that the program is never held up for longer than sealing takes.
 */
final class OutputBuffer {
    /** Calls back once, after a time. */
    interface Alarm {
        void after(Duration delay, Runnable call);
    }

    private enum Wake {
        NONE,
        ALARM_SET,
        SENT
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final byte[] bytes;
    private final Coalescing coalescing;
    private final LongSupplier nanoClock;
    private final Alarm alarm;
    private final Runnable ready;
    private int size;
    private Wake wake = Wake.NONE;
    private long lastTakenNanos;

    /**
     * @param capacity in bytes, not below what is gathered at most
     * @param ready is called whenever there is something to take, and not again before it was taken; must not block
     */
    OutputBuffer(int capacity, Coalescing coalescing, LongSupplier nanoClock, Alarm alarm, Runnable ready) {
        if (capacity < coalescing.maxBytes()) {
            throw new IllegalArgumentException(
                    "capacity too small: value=" + capacity + ", min=" + coalescing.maxBytes());
        }
        this.bytes = new byte[capacity];
        this.coalescing = coalescing;
        this.nanoClock = nanoClock;
        this.alarm = alarm;
        this.ready = ready;
        this.lastTakenNanos = nanoClock.getAsLong() - coalescing.time().toNanos();
    }

    /** Appends the first {@code length} bytes of {@code data}; waits while the buffer is full. */
    void append(byte[] data, int length) throws InterruptedException {
        int from = 0;
        while (from < length) {
            lock.lockInterruptibly();
            try {
                while (size == bytes.length) {
                    room.await();
                }
                int part = Math.min(length - from, bytes.length - size);
                System.arraycopy(data, from, bytes, size, part);
                size += part;
                from += part;
                wakeInTime();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Takes everything. */
    ByteString take() {
        lock.lock();
        try {
            ByteString taken = ByteString.fromArray(bytes, 0, size);
            size = 0;
            wake = Wake.NONE;
            lastTakenNanos = nanoClock.getAsLong();
            room.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void wakeInTime() {
        long waitNanos = coalescing.time().toNanos() - (nanoClock.getAsLong() - lastTakenNanos);
        if (wake == Wake.SENT) {
            return;
        }
        if (waitNanos <= 0 || size >= coalescing.maxBytes()) {
            send();
        } else if (wake == Wake.NONE) {
            wake = Wake.ALARM_SET;
            alarm.after(Duration.ofNanos(waitNanos), this::onAlarm);
        }
    }

    private void onAlarm() {
        lock.lock();
        try {
            if (wake == Wake.ALARM_SET) {
                send();
            }
        } finally {
            lock.unlock();
        }
    }

    private void send() {
        wake = Wake.SENT;
        ready.run();
    }
}
