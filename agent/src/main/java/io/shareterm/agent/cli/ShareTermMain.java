package io.shareterm.agent.cli;

import io.shareterm.agent.local.LocalTerminal;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The process {@code shareterm}, but for {@code shareterm broker}, which the launcher starts by itself. */
public final class ShareTermMain {
    private ShareTermMain() {}

    /** Runs the command and ends the process with its code. */
    public static void main(String[] args) {
        // From JDK 22 on the default console is there without a terminal, too.
        System.setProperty("jdk.console", "java.base");
        AgentLogging.configure(System.getenv());
        Surroundings surroundings = new Surroundings(
                new FileInputStream(FileDescriptor.in),
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                System.getenv(),
                System.getProperties(),
                LocalTerminal.isThere());
        System.exit(new ShareTerm(surroundings).run(args));
    }
}
