package io.shareterm.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command lines of our programs, on the class path of the tests and as the launcher starts them. */
final class Programs {
    private static final String BROKER = "io.shareterm.broker.BrokerMain";
    private static final String SHARETERM = "io.shareterm.agent.cli.ShareTermMain";

    private final Path temp;

    /** Programs whose temporary files, the JVM's own included, go to {@code temp}. */
    Programs(Path temp) {
        this.temp = temp;
    }

    List<String> broker(String... arguments) {
        return java(BROKER, List.of(), arguments);
    }

    /** A broker whose heap is so large at most, for the proofs of its bounds. */
    List<String> brokerWithHeap(String megabytes, String... arguments) {
        return java(BROKER, List.of("-Xmx" + megabytes + "m"), arguments);
    }

    List<String> shareterm(String... arguments) {
        return java(SHARETERM, List.of(), arguments);
    }

    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private List<String> java(String main, List<String> options, String... arguments) {
        // One compiler and a collector without threads: twenty of these share two cores.
        var flags = Stream.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Djava.io.tmpdir=" + temp);
        var command = new ArrayList<String>(List.of(tool("java")));
        flags.forEach(command::add);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Under surefire the class path of the JVM is one jar with a manifest; it gives the real one as a property. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Reads a file that a program has just written whole. */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
