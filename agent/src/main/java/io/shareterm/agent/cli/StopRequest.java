package io.shareterm.agent.cli;

/**
 * The wish, by a signal, that the command ends. It may come at any moment of the start; every long step says how it is broken off.
 * No thread is interrupted for it: an actor system that is just starting would take that for a fault and say so.
 */
final class StopRequest {
    private Runnable answer = () -> {};
    private boolean made;

    /** From any thread. */
    synchronized void make() {
        made = true;
        answer.run();
    }

    /**
     * What a request does from here on.
     *
     * @param next must not block
     * @throws CommandFailure if it came already
     */
    synchronized void answerBy(Runnable next) {
        if (made) {
            throw stoppedBefore();
        }
        answer = next;
    }

    synchronized boolean isMade() {
        return made;
    }

    static CommandFailure stoppedBefore() {
        return new CommandFailure(ExitCode.OK, "stopped before it began");
    }
}
