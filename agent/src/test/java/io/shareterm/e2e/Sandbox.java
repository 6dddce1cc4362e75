package io.shareterm.e2e;

import static io.shareterm.e2e.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A home, a state, a runtime and a temporary folder for processes of a test. Every process that starts here, and every one that
 * those start, carries the sandbox's mark in its environment. Closing is the last assertion: none of them runs any more, and the
 * temporary folder is empty.
 */
final class Sandbox implements AutoCloseable {
    private static final String MARK = "SHARETERM_E2E_SANDBOX";

    /** Many small JVMs on two processors; and none of the files that a JVM leaves for its tools. */
    private static final String JVM = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData";

    private final String id = UUID.randomUUID().toString();
    private final Path root;
    private final Deque<AutoCloseable> kept = new ArrayDeque<>();

    private Sandbox(Path root) {
        this.root = root;
    }

    static Sandbox create() {
        try {
            // Short: a Unix socket's path has 107 bytes at most.
            var sandbox = new Sandbox(Files.createTempDirectory("ste2e"));
            var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            for (var folder : List.of("home", "config", "state", "run", "tmp", "files")) {
                Files.createDirectory(sandbox.root.resolve(folder), onlyOwner);
            }
            return sandbox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the processes take for the folder of temporary files. */
    Path temp() {
        return root.resolve("tmp");
    }

    Path config() {
        return root.resolve("config");
    }

    Path state() {
        return root.resolve("state");
    }

    /** A path for a file of the test's own. */
    Path file(String name) {
        return root.resolve("files").resolve(name);
    }

    Path write(String name, String content) {
        try {
            Files.createDirectories(file(name).getParent());
            return Files.writeString(file(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings of every agent that starts here, for {@code share} and {@code join} alike. */
    void configureAgent(String settings) {
        try {
            var folder = Files.createDirectories(config().resolve("shareterm"));
            Files.writeString(folder.resolve("agent.conf"), settings + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RunningProcess start(String name, List<String> command) {
        return start(name, command, Map.of());
    }

    RunningProcess start(String name, List<String> command, Map<String, String> more) {
        var builder = new ProcessBuilder(command).directory(root.resolve("home").toFile());
        var environment = builder.environment();
        environment.clear();
        environment.putAll(environment());
        environment.putAll(more);
        return RunningProcess.start(name, builder);
    }

    /** Closes it before the sandbox itself; the last one kept goes first. */
    <T extends AutoCloseable> T keep(T resource) {
        kept.push(resource);
        return resource;
    }

    /** The whole environment that processes get. */
    Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry(MARK, id),
                Map.entry("PATH", System.getenv("PATH")),
                Map.entry("HOME", root.resolve("home").toString()),
                Map.entry("XDG_CONFIG_HOME", config().toString()),
                Map.entry("XDG_STATE_HOME", state().toString()),
                Map.entry("XDG_RUNTIME_DIR", root.resolve("run").toString()),
                Map.entry("TMPDIR", temp().toString()),
                Map.entry("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temp() + " " + JVM),
                Map.entry("LANG", "C.UTF-8"),
                Map.entry("TERM", "xterm-256color"),
                Map.entry("SHELL", "/bin/sh"),
                Map.entry("PS1", "$ "));
    }

    /** Sends a signal by its name to one process. */
    static void signal(long pid, String signal) {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(code).as("kill -%s %d", signal, pid).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Processes that run in this sandbox, started by the test or by one of those. */
    List<ProcessHandle> running() {
        return ProcessHandle.allProcesses().filter(this::isOurs).toList();
    }

    /** The same, of those whose command line has the word. */
    List<ProcessHandle> running(String word) {
        return running().stream()
                .filter(handle -> commandLine(handle).contains(word))
                .toList();
    }

    /** Regular files, sockets and links in the temporary folder. */
    List<Path> temporaryFiles() {
        try (var files = Files.walk(temp())) {
            return files.filter(path -> !path.equals(temp())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asserts that whatever ran here has ended and left no temporary file. */
    void assertNothingLeft() {
        eventually("everything to end")
                .untilAsserted(() ->
                        assertThat(running()).as("left running: %s", describe()).isEmpty());
        assertThat(temporaryFiles()).as("left in the temporary folder").isEmpty();
    }

    @Override
    public void close() {
        try {
            while (!kept.isEmpty()) {
                kept.pop().close();
            }
            assertNothingLeft();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            running().forEach(ProcessHandle::destroyForcibly);
            delete();
        }
    }

    private List<String> describe() {
        return running().stream()
                .map(handle -> handle.pid() + " " + commandLine(handle))
                .toList();
    }

    private boolean isOurs(ProcessHandle handle) {
        try {
            var variables = Files.readString(
                    Path.of("/proc", Long.toString(handle.pid()), "environ"), StandardCharsets.ISO_8859_1);
            return Arrays.asList(variables.split("\0")).contains(MARK + "=" + id);
        } catch (IOException e) {
            return false; // Ended meanwhile, or somebody else's.
        }
    }

    private static String commandLine(ProcessHandle handle) {
        try {
            var words = Files.readString(Path.of("/proc", Long.toString(handle.pid()), "cmdline"))
                    .split("\0");
            return String.join(" ", words).replaceAll("-cp \\S+ ", "");
        } catch (IOException e) {
            return "(ended)";
        }
    }

    private void delete() {
        try (var files = Files.walk(root)) {
            for (var path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
