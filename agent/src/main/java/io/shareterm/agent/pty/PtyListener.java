package io.shareterm.agent.pty;

/** Is told what the program does, from threads of the pty; must not block. */
public interface PtyListener {
    /** Before anybody listens. */
    PtyListener NOBODY = new PtyListener() {
        @Override
        public void outputReady() {}

        @Override
        public void ended(int exitCode) {}
    };

    /** There is output to take. */
    void outputReady();

    /**
     * The program has ended and all its output is there to be taken.
     *
     * @param exitCode 0 to 255; 128 + N when signal N ended it
     */
    void ended(int exitCode);
}
