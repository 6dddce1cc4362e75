package io.shareterm.agent.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens on SIGINT, SIGTERM and SIGHUP: the command is asked to end and given a short time to do so in good order. The JVM
 * then ends with the signal's code.
 */
final class Shutdown {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /**
     * @param ask asks the command to end; must not block
     * @param patience how long it may take
     */
    Shutdown(Runnable ask, Duration patience) {
        this.hook = new Thread(() -> askAndWait(ask, patience), "shareterm-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The command has ended and left everything in order. */
    void over() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException underWay) {
            // A signal came: the hook has just been let go.
        }
    }

    /** Nothing is worth waiting for: the process may end at once. */
    void waitNoMore() {
        ended.countDown();
    }

    private void askAndWait(Runnable ask, Duration patience) {
        ask.run();
        try {
            if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
