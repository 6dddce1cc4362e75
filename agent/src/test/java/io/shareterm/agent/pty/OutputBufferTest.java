package io.shareterm.agent.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import akka.util.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OutputBufferTest {
    private static final Coalescing FOUR_MILLIS_OR_100_BYTES = new Coalescing(Duration.ofMillis(4), 100);
    private final AtomicLong nanos = new AtomicLong(1_000_000_000);
    private final List<Duration> alarms = new ArrayList<>();
    private final List<Runnable> alarmCalls = new ArrayList<>();
    private int wakes;
    private final OutputBuffer buffer = new OutputBuffer(
            1000,
            FOUR_MILLIS_OR_100_BYTES,
            nanos::get,
            (delay, call) -> {
                alarms.add(delay);
                alarmCalls.add(call);
            },
            () -> wakes++);

    @Test
    void theFirstByteAfterAPauseWakesAtOnce() throws InterruptedException {
        append("a");
        assertThat(wakes).isEqualTo(1);
        assertThat(alarms).isEmpty();
        append("b");
        assertThat(wakes).isEqualTo(1);
        assertThat(buffer.take()).isEqualTo(ByteString.fromString("ab"));
    }

    @Test
    void whatFollowsIsGatheredForTheRestOfTheTime() throws InterruptedException {
        append("a");
        buffer.take();
        nanos.addAndGet(1_000_000);
        append("b");
        append("c");
        assertThat(wakes).isEqualTo(1);
        assertThat(alarms).containsExactly(Duration.ofMillis(3));
        alarmCalls.get(0).run();
        assertThat(wakes).isEqualTo(2);
        assertThat(buffer.take()).isEqualTo(ByteString.fromString("bc"));
    }

    @Test
    void enoughBytesWakeBeforeTheTime() throws InterruptedException {
        append("a");
        buffer.take();
        append("b");
        append("x".repeat(100));
        assertThat(wakes).isEqualTo(2);
        alarmCalls.get(0).run();
        assertThat(wakes).isEqualTo(2);
    }

    @Test
    void aFullBufferMakesTheReaderWaitForTheSessionOnly() throws InterruptedException {
        Thread reader = new Thread(() -> {
            try {
                append("y".repeat(2500));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        reader.start();
        StringBuilder taken = new StringBuilder();
        await().untilAsserted(() -> {
            taken.append(buffer.take().utf8String());
            assertThat(taken).hasSize(2500);
        });
        reader.join();
    }

    @Test
    void refusesLessRoomThanIsGathered() {
        assertThatThrownBy(() -> new OutputBuffer(99, FOUR_MILLIS_OR_100_BYTES, nanos::get, (d, c) -> {}, () -> {}))
                .hasMessage("capacity too small: value=99, min=100");
    }

    private void append(String text) throws InterruptedException {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        buffer.append(bytes, bytes.length);
    }
}
