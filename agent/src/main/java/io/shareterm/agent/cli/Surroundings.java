package io.shareterm.agent.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Properties;

/**
 * What the command is run in; tests make their own.
 *
 * @param out for links and what else is asked for
 * @param bytesOut the same stream for terminal bytes: a {@link PrintStream} would hide that nobody reads it any more
 * @param err for everything else
 * @param hasTerminal whether a person sits at both {@code in} and {@code out}
 */
record Surroundings(
        InputStream in,
        PrintStream out,
        OutputStream bytesOut,
        PrintStream err,
        Map<String, String> environment,
        Properties properties,
        boolean hasTerminal) {
    Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Tells the person something, a line each. */
    void say(String sentence) {
        sentence.lines().forEach(line -> err.println("shareterm: " + line));
        err.flush();
    }
}
