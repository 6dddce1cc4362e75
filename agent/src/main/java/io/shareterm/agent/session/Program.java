package io.shareterm.agent.session;

import akka.util.ByteString;

/** The shared program as the session sees it. Nothing here blocks. */
public interface Program {
    /** Everything that the program wrote since the last call; empty if that is nothing. */
    ByteString takeOutput();

    /**
     * Types {@code input} (which may be empty: a marker behind what was typed before).
     *
     * @param written is called from another thread once every byte was written; never if the program ends before
     * @return false if too much waits to be written already: nothing was taken
     */
    boolean type(ByteString input, Runnable written);

    /** Tells the program the new size of its terminal. */
    void resize(TerminalSize size);

    /** Ends the program as a closed terminal window does: SIGHUP, and SIGKILL for what is still there soon after. */
    void hangUp();
}
