package io.shareterm.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A broker as a process of its own, with a home of its own. */
final class BrokerProcess implements AutoCloseable {

    private static final int WAIT_SECONDS = 60;

    private final Process process;
    private final Path stderr;

    private BrokerProcess(Process process, Path stderr) {
        this.process = process;
        this.stderr = stderr;
    }

    static BrokerProcess start(Path home, String... arguments) {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                BrokerMain.class.getName()));
        words.addAll(List.of(arguments));
        try {
            var stderr = Files.createTempFile(home, "stderr", ".log");
            var builder = new ProcessBuilder(words)
                    .redirectError(stderr.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().keySet().removeIf(name -> name.startsWith("SHARETERM_") || name.startsWith("XDG_"));
            builder.environment().put("HOME", home.toString());
            return new BrokerProcess(builder.start(), stderr);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Process process() {
        return process;
    }

    /** What it said on stderr so far. */
    String said() {
        try {
            return Files.readString(stderr, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its exit code, once it has ended. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end; it said: " + said());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
