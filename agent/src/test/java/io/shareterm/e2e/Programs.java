package io.shareterm.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of our programs, on the class path of the tests and as the launcher starts them. */
final class Programs {
    static final String BROKER_MAIN = "io.shareterm.broker.BrokerMain";
    static final String SHARETERM_MAIN = "io.shareterm.agent.cli.ShareTermMain";

    private Programs() {}

    static List<String> broker(String... arguments) {
        return java(ClassArchive.BROKER, BROKER_MAIN, arguments);
    }

    static List<String> shareterm(String... arguments) {
        return java(ClassArchive.SHARETERM, SHARETERM_MAIN, arguments);
    }

    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static List<String> java(ClassArchive archive, String main, String... arguments) {
        var command = new ArrayList<>(List.of(tool("java")));
        command.addAll(archive.flags());
        command.addAll(List.of("-cp", ClassPath.text(), main));
        command.addAll(List.of(arguments));
        return command;
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
