package io.shareterm.agent.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.util.ByteString;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InputWriterTest {
    private final Semaphore reads = new Semaphore(0);
    private final AtomicBoolean gone = new AtomicBoolean();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final InputWriter writer = new InputWriter(new OutputStream() {
        @Override
        public void write(byte[] bytes) throws IOException {
            reads.acquireUninterruptibly();
            if (gone.get()) {
                throw new IOException("gone");
            }
            events.add("write " + bytes.length);
        }

        @Override
        public void write(int octet) {
            throw new UnsupportedOperationException();
        }
    });

    @AfterEach
    void end() {
        writer.close();
        reads.release(1_000_000);
    }

    @Test
    void callsBackInOrderAfterEachWrite() {
        writer.start();
        writer.offer(bytes(3), () -> events.add("a"));
        writer.offer(bytes(0), () -> events.add("b"));
        assertThat(events).isEmpty();
        reads.release();
        await().until(() -> events.size() == 3);
        assertThat(events).containsExactly("write 3", "a", "b");
    }

    @Test
    void refusesWhatDoesNotFitAndTakesItLater() {
        assertThat(writer.offer(bytes(InputWriter.MAX_WAITING_BYTES), () -> {})).isTrue();
        assertThat(writer.offer(bytes(1), () -> {})).isFalse();
        writer.start();
        reads.release();
        await().until(() -> writer.offer(bytes(1), () -> {}));
    }

    @Test
    void refusesTooManyEmptyMarks() {
        for (int i = 0; i < InputWriter.MAX_WAITING_WRITES; i++) {
            assertThat(writer.offer(bytes(0), () -> {})).isTrue();
        }
        assertThat(writer.offer(bytes(0), () -> {})).isFalse();
    }

    @Test
    void theLocalPersonWaitsUntilThereIsRoom() throws InterruptedException {
        writer.offer(bytes(InputWriter.MAX_WAITING_BYTES), () -> {});
        CountDownLatch typed = new CountDownLatch(1);
        Thread keys = new Thread(() -> {
            try {
                writer.put(bytes(1));
                typed.countDown();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        keys.start();
        await().until(() -> keys.getState() == Thread.State.WAITING);
        writer.start();
        reads.release(2);
        typed.await();
    }

    @Test
    void whatWaitsWhenThePtyGoesIsDroppedWithoutACallback() throws InterruptedException {
        writer.offer(bytes(1), () -> events.add("never"));
        gone.set(true);
        writer.start();
        reads.release();
        await().until(() -> !writer.offer(bytes(1), () -> {}));
        writer.put(bytes(1));
        assertThat(events).isEmpty();
    }

    private static ByteString bytes(int length) {
        return ByteString.fromArray(new byte[length]);
    }
}
