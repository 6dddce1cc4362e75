package io.shareterm.load.tls;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How long each part of a round lasts.
 *
 * @param settling before counting: buffers fill, the JIT and the collector come to rest
 * @param measuring what is counted
 */
record Timing(Duration settling, Duration measuring) {
    void settle() {
        pass(settling);
    }

    void measure() {
        pass(measuring);
    }

    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
