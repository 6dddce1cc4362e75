package io.shareterm.agent.pty;

/** Threads that do nothing but block on the pty. They never keep the process alive. */
final class Threads {
    private Threads() {}

    static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, "shareterm-" + name);
        thread.setDaemon(true);
        return thread;
    }
}
