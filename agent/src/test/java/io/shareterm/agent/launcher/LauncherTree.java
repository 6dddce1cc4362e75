package io.shareterm.agent.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A copy of the launcher with the sources it looks at, beside a Java and a Maven that only pretend, in a path with
 * blanks. {@code PATH} holds links to the tools that the launcher may use and nothing else.
 */
final class LauncherTree {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> MODULES =
            List.of("protocol", "terminal", "config", "broker", "agent", "load-tests");
    /** Every tool that the launcher may use. */
    private static final String TOOLS =
            "awk basename bash cat cksum cut dirname env find flock grep head ls mkdir mktemp"
                    + " mv nice readlink rm sed sha256sum sh sleep sort tail tar tee timeout touch xargs";
    /** Outside of the temporary folder, whose deletion warns of every link that leads out of it. */
    private static final Path TOOL_LINKS = Path.of("target", "launcher-tools").toAbsolutePath();

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private int runs;

    /** Lays the tree out in {@code parent}, with a Java 17 and a Maven. */
    LauncherTree(Path parent) throws IOException {
        home = Files.createDirectory(parent.resolve("a folder"));
        Files.createDirectories(root().resolve("launcher"));
        copy("shareterm");
        for (var script : List.of("java.sh", "build.sh", "archive.sh")) {
            copy("launcher/" + script);
        }
        copyPoms();
        for (var module : MODULES) {
            source(module, "A.java", "class A {}");
        }
        linkTools();
        environment.put("PATH", fakes() + File.pathSeparator + TOOL_LINKS);
        environment.put("SHARETERM_JVMS", home.resolve("no jvms").toString());
        environment.put("SHARETERM_NO_ARCHIVE", "1");
        environment.put("FAKE_LOG", log().toString());
        environment.put("LANG", "C.UTF-8");
        installJava(fakes(), "17.0.15");
        fake("mvn", fakes());
    }

    Path root() {
        return home.resolve("share term");
    }

    Path home() {
        return home;
    }

    private Path fakes() {
        return home.resolve("jdk/bin");
    }

    private Path log() {
        return home.resolve("log");
    }

    LauncherTree with(String variable, Object value) {
        environment.put(variable, value.toString());
        return this;
    }

    LauncherTree unset(String variable) {
        environment.remove(variable);
        return this;
    }

    /** Takes {@code java}, {@code javac} or {@code mvn} off {@code PATH}. */
    LauncherTree without(String name) throws IOException {
        Files.delete(fakes().resolve(name));
        return this;
    }

    /** Uses the real tools, Maven and Java of this machine. */
    LauncherTree withRealTools() {
        environment.put("PATH", System.getenv("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return this;
    }

    /** Makes {@code bin} the commands of a Java installation of that version. */
    void installJava(Path bin, String version) throws IOException {
        Files.createDirectories(bin);
        fake("java", bin);
        fake("java", bin, "javac");
        Files.writeString(bin.resolveSibling("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    void source(String module, String name, String text) throws IOException {
        var folder = Files.createDirectories(root().resolve(module + "/src/main/java"));
        Files.writeString(folder.resolve(name), text);
    }

    /** How often the pretended command {@code name} worked. */
    long count(String name) {
        try {
            return Files.exists(log())
                    ? Files.readAllLines(log()).stream().filter(name::equals).count()
                    : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The builds in place, by name. */
    List<Path> builds() throws IOException {
        try (Stream<Path> each = Files.list(root().resolve(".build"))) {
            return each.filter(path -> path.getFileName().toString().startsWith("dist-"))
                    .sorted()
                    .toList();
        }
    }

    Started start(String... arguments) throws IOException {
        return start(root().resolve("shareterm"), arguments);
    }

    Started start(Path script, String... arguments) throws IOException {
        var run = Integer.toString(runs++);
        var out = home.resolve("out" + run);
        var err = home.resolve("err" + run);
        var command = Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Started(builder.start(), out, err);
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        return start(arguments).ended();
    }

    /** A launcher that runs; its stdin stays open until {@link #ended}. */
    record Started(Process process, Path out, Path err) {
        Ended ended() throws IOException, InterruptedException {
            process.getOutputStream().close();
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("ends in time")
                    .isTrue();
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }

    /** What a launcher left. */
    record Ended(int code, String out, String err) {}

    private void copy(String file) throws IOException {
        Files.copy(PROJECT.resolve(file), root().resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private void copyPoms() throws IOException {
        copy("pom.xml");
        Files.createDirectory(root().resolve(".mvn"));
        copy(".mvn/jvm.config");
        for (var module : MODULES) {
            Files.createDirectory(root().resolve(module));
            copy(module + "/pom.xml");
        }
    }

    private static void linkTools() throws IOException {
        Files.createDirectories(TOOL_LINKS);
        for (var tool : TOOLS.split(" ", -1)) {
            var link = TOOL_LINKS.resolve(tool);
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, find(tool));
            }
        }
    }

    private static Path find(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not on PATH: " + tool));
    }

    private static void fake(String name, Path folder) throws IOException {
        fake(name, folder, name);
    }

    private static void fake(String resource, Path folder, String name) throws IOException {
        try (InputStream script = LauncherTree.class.getResourceAsStream("/launcher/" + resource)) {
            Files.copy(script, folder.resolve(name));
        }
        Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
