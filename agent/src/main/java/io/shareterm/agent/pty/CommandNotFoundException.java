package io.shareterm.agent.pty;

/** The command to share is not on this machine; the message is a sentence for the person who asked for it. */
public final class CommandNotFoundException extends Exception {
    private static final long serialVersionUID = 1L;

    public CommandNotFoundException(String message) {
        super(message);
    }
}
