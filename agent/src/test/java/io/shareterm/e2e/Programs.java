package io.shareterm.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The command lines of our programs, on the class path of the tests and as the launcher starts them. */
final class Programs {
    private static final String BROKER = "io.shareterm.broker.BrokerMain";
    private static final String SHARETERM = "io.shareterm.agent.cli.ShareTermMain";

    private Programs() {}

    static List<String> broker(String... arguments) {
        return java(BROKER, arguments);
    }

    static List<String> shareterm(String... arguments) {
        return java(SHARETERM, arguments);
    }

    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static List<String> java(String main, String... arguments) {
        return Stream.concat(Stream.of(tool("java"), "-cp", classPath(), main), Stream.of(arguments))
                .toList();
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
