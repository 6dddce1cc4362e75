package io.shareterm.e2e;

/** Threads of the harness, which never keep the tests' JVM alive. */
final class Daemon {
    private Daemon() {}

    static Thread start(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
