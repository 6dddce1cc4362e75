package io.shareterm.agent.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script with the jars of this very build: the program, and the broker that it starts through the script again. */
class LauncherForRealIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    Path home;

    @Test
    void theVersionIsAllThatIsPrinted() throws Exception {
        var process = start("--version");

        assertThat(exitCode(process)).isZero();
        assertThat(Files.readString(out())).matches("shareterm \\d+\\.\\d+\\.\\d+\n");
        assertThat(Files.readString(err())).isEmpty();
    }

    @Test
    void aSharedCommandEndsWithItsOwnCodeAndItsBrokerEndsWithIt() throws Exception {
        var process = start("share", "--headless", "--", "sh", "-c", "echo shared; exit 7");

        assertThat(exitCode(process)).as(Files.readString(err())).isEqualTo(7);
        assertThat(Files.readString(out())).contains("helper", "observer", "https://127.0.0.1:");
        assertThat(ProcessHandle.allProcesses()
                        .map(each -> each.info().commandLine().orElse("")))
                .noneMatch(line -> line.contains(home.toString()));
    }

    private Process start(String... arguments) throws IOException {
        var builder = new ProcessBuilder(PROJECT.resolve("shareterm").toString());
        builder.command().addAll(List.of(arguments));
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("SHARETERM_"));
        environment.put("HOME", home.toString());
        environment.put("XDG_STATE_HOME", home.resolve("state").toString());
        environment.put("SHARETERM_DIST", PROJECT.resolve("target/dist").toString());
        // Marks the processes, so that one left over is found.
        environment.put("SHARETERM_JAVA_OPTS", "-Djava.io.tmpdir=" + home);
        environment.put("LANG", "C.UTF-8");
        return builder.redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out().toFile())
                .redirectError(err().toFile())
                .start();
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("ends in time")
                .isTrue();
        return process.exitValue();
    }

    private Path out() {
        return home.resolve("out");
    }

    private Path err() {
        return home.resolve("err");
    }
}
