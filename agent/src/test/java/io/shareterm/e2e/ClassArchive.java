package io.shareterm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The classes of a program as the JVM maps them, made once per build by one short session: some eighty JVMs start in these tests, each
 * with half the work it would take without.
 */
enum ClassArchive {
    BROKER,
    SHARETERM;

    private static final Path FOLDER = Path.of("target", "class-archives").toAbsolutePath();

    /** Flags of the JVM; empty where classes are not in jars. */
    List<String> flags() {
        if (!ClassPath.isPackaged()) {
            return List.of();
        }
        make();
        // What the JVM says of an archive that does not fit would stand in stdout.
        return List.of("-XX:SharedArchiveFile=" + file(), "-Xlog:disable", "-Xlog:all=error:stderr");
    }

    private Path file() {
        return FOLDER.resolve(name().toLowerCase(Locale.ROOT) + "-" + ClassPath.stamp() + ".jsa");
    }

    private String training() {
        return "-XX:ArchiveClassesAtExit=" + file();
    }

    private static synchronized void make() {
        if (Files.exists(BROKER.file()) && Files.exists(SHARETERM.file())) {
            return;
        }
        var sandbox = Sandbox.create();
        try {
            Files.createDirectories(FOLDER);
            var ready = sandbox.file("ready.json");
            var broker = sandbox.start(
                    "broker",
                    trained(BROKER, Programs.BROKER_MAIN, "--listen", "127.0.0.1:0", "--ready-file", ready.toString()));
            var address = BrokerProcess.awaitReady(broker, ready);
            var share = sandbox.start(
                    "share",
                    trained(
                            SHARETERM,
                            Programs.SHARETERM_MAIN,
                            "share",
                            "--headless",
                            "--broker",
                            address.address(),
                            "--pin",
                            address.fingerprint(),
                            "--",
                            "true"));
            assertThat(share.awaitExit().code()).as("%s", share).isZero();
            broker.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sandbox.close();
        }
    }

    private static List<String> trained(ClassArchive archive, String main, String... arguments) {
        var command =
                new ArrayList<>(List.of(Programs.tool("java"), archive.training(), "-cp", ClassPath.text(), main));
        command.addAll(List.of(arguments));
        return command;
    }
}
