package io.shareterm.agent.pty;

import akka.util.ByteString;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Types into the pty in the order of the calls, on a thread of its own: a write blocks for as long as the program does not
 * read. Bounded in bytes and writes; what does not fit is refused and nothing of it is taken.
 *
 * <p>When the pty is gone, what waits is dropped without its callback.
 */
final class InputWriter {
    /** Some 64 full inputs (PROTOCOL 7.1): as much as a viewer sends in one round trip to a program that does read. */
    static final int MAX_WAITING_BYTES = 256 * 1024;
    /** Keeps the memory of empty and one-byte writes bounded. */
    static final int MAX_WAITING_WRITES = 4096;

    private record Write(ByteString bytes, Runnable written) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Write> waiting = new ArrayDeque<>();
    private final OutputStream pty;
    private int waitingBytes;
    private boolean closed;

    InputWriter(OutputStream pty) {
        this.pty = pty;
    }

    void start() {
        Threads.daemon("pty-input", this::run).start();
    }

    /** Takes the bytes, or none of them if there is no room. */
    boolean offer(ByteString bytes, Runnable written) {
        lock.lock();
        try {
            if (closed || !fits(bytes)) {
                return false;
            }
            add(bytes, written);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the bytes as soon as there is room; at once, and for nothing, when the pty is gone. */
    void put(ByteString bytes) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && !fits(bytes)) {
                changed.await();
            }
            if (!closed) {
                add(bytes, () -> {});
            }
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean fits(ByteString bytes) {
        return waiting.size() < MAX_WAITING_WRITES
                && (waitingBytes == 0 || waitingBytes + bytes.size() <= MAX_WAITING_BYTES);
    }

    private void add(ByteString bytes, Runnable written) {
        waiting.add(new Write(bytes, written));
        waitingBytes += bytes.size();
        changed.signalAll();
    }

    private void run() {
        try {
            for (Optional<Write> next = await(); next.isPresent(); next = await()) {
                Write write = next.get();
                if (write.bytes().nonEmpty()) {
                    pty.write(write.bytes().toArrayUnsafe());
                    pty.flush();
                }
                finished(write);
                write.written().run();
            }
        } catch (IOException | InterruptedException gone) {
            close();
        }
    }

    /** The oldest write, which stays in the queue's count until it is done; empty when the pty is gone. */
    private Optional<Write> await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && waiting.isEmpty()) {
                changed.await();
            }
            return closed ? Optional.empty() : Optional.of(waiting.remove());
        } finally {
            lock.unlock();
        }
    }

    private void finished(Write write) {
        lock.lock();
        try {
            waitingBytes -= write.bytes().size();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
