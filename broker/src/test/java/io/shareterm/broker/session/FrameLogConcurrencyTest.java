package io.shareterm.broker.session;

import static io.shareterm.broker.session.TestFrames.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** One real writer and real readers, who wait as viewers do: a bell that is missed once hangs the test. */
class FrameLogConcurrencyTest {

    private static final int READERS = 4;
    private static final int ENTRIES = 60_000;

    @Test
    void everyReaderGetsWhatIsInTheWindowInOrderAndNoBellIsMissed() throws Exception {
        // A window of 200 entries: readers are overtaken now and then; a ring that grows while they look.
        run(new FrameLog(new LogLimits(200, 1 << 20, 1000)), 0);
    }

    @Test
    void aWriterThatWaitsForItsReadersIsNeverOvertakenAndNoBellIsMissed() throws Exception {
        // Nearly every look finds nothing: waiting and ringing at their worst.
        run(new FrameLog(new LogLimits(16, 1 << 20, 1000)), 1);
    }

    private static void run(FrameLog log, int pacedBy)
            throws InterruptedException, ExecutionException, TimeoutException {
        var pool = Executors.newFixedThreadPool(READERS + 1);
        try {
            var taken = new Semaphore(0);
            var readers = new ArrayList<Reader>();
            for (var i = 0; i < READERS; i++) {
                readers.add(new Reader(log, taken));
            }
            readers.forEach(r -> log.add(r.waiter));
            var results = readers.stream().map(pool::submit).toList();
            var writer = pool.submit(() -> write(log, taken, pacedBy));
            writer.get(60, TimeUnit.SECONDS);
            for (var result : results) {
                assertThat(result.get(60, TimeUnit.SECONDS)).isEqualTo(ENTRIES);
            }
            assertThat(log.retainedBytes()).isEqualTo(33L * (log.last() - log.oldest() + 1));
        } finally {
            pool.shutdownNow();
        }
    }

    private static Void write(FrameLog log, Semaphore taken, int pacedBy) throws InterruptedException {
        for (var seq = 1; seq <= ENTRIES; seq++) {
            log.append(seq, entry(seq));
            while (log.ring(2)) {
                Thread.onSpinWait();
            }
            if (pacedBy > 0) {
                taken.acquire(READERS * pacedBy);
            }
        }
        return null;
    }

    /** Reads to the last entry; jumps to the oldest entry when overtaken. */
    private static final class Reader implements Callable<Long> {
        private final FrameLog log;
        private final Semaphore taken;
        private final Semaphore bell = new Semaphore(0);
        private final LogWaiter waiter = new LogWaiter(bell::release);

        Reader(FrameLog log, Semaphore taken) {
            this.log = log;
            this.taken = taken;
        }

        @Override
        public Long call() throws InterruptedException {
            var position = 1L;
            while (position <= ENTRIES) {
                var entry = log.at(position);
                if (entry.isEmpty() && !log.lost(position)) {
                    waiter.await();
                    entry = log.at(position);
                    if (entry.isEmpty() && !log.lost(position)) {
                        bell.acquire();
                        continue;
                    }
                    waiter.found();
                }
                if (entry.isPresent()) {
                    assertThat(entry.get().seq()).isEqualTo(position);
                    assertThat(entry.get().frame()).isEqualTo(TestFrames.entry(position));
                    position++;
                } else {
                    var oldest = log.oldest();
                    assertThat(oldest).isGreaterThan(position);
                    position = oldest;
                }
                taken.release();
            }
            return position - 1;
        }
    }
}
