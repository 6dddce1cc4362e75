package io.shareterm.agent.local;

import io.shareterm.config.settings.HostPort;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A broker of one's own, as a child process: its garbage collections never touch the pty. It ends when its standard input closes,
 * so also when this process is killed. Its messages go to a log file, never over the person's terminal.
 */
public final class EmbeddedBroker implements AutoCloseable {
    /** A JVM on a slow and busy machine; a build is never part of it. */
    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);
    /** To tell the viewers and close in good order. */
    private static final Duration END_TIMEOUT = Duration.ofSeconds(2);
    /** Beyond this the log of earlier brokers is thrown away. */
    private static final long MAX_LOG_BYTES = 1024 * 1024;
    /**
     * A Ctrl-C or a closed window is for the agent, which then ends the session and its broker in that order. Ignored signals
     * are inherited by the command that is executed.
     */
    private static final List<String> SHIELDED = List.of("sh", "-c", "trap '' INT QUIT HUP; exec \"$@\"", "sh");

    private static final String SAID_BY_BROKER = "shareterm broker: ";
    private static final int MAX_WORDS_BYTES = 4096;

    private final Process process;
    private final Path folder;
    private final Path log;
    private final long logStart;

    private EmbeddedBroker(Process process, Path folder, Path log, long logStart) {
        this.process = process;
        this.folder = folder;
        this.log = log;
        this.logStart = logStart;
    }

    /**
     * Starts the process and returns at once.
     *
     * @param command starts {@code shareterm broker}; its flags are added
     * @param listen where it listens; port 0 for any free one
     * @param state the state folder, for the log and, while the broker starts, its ready file
     */
    public static EmbeddedBroker start(BrokerCommand command, HostPort listen, Path state) throws IOException {
        Files.createDirectories(state);
        Path folder = Files.createTempDirectory(
                state, "embedded-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path log = state.resolve("embedded-broker.log");
        long logStart = prepare(log);
        List<String> words = new ArrayList<>(SHIELDED);
        words.addAll(command.words());
        words.addAll(List.of("--listen", listen.toString(), "--exit-with-stdin"));
        words.addAll(List.of("--ready-file", readyFile(folder).toString()));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(command.environment());
        return new EmbeddedBroker(builder.start(), folder, log, logStart);
    }

    /** Makes the log file if it is not there; its length. Other shares may do the same at the same time. */
    private static long prepare(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES) {
            Files.deleteIfExists(log);
        }
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var open = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try (SeekableByteChannel file = Files.newByteChannel(log, open, ownerOnly)) {
            return file.size();
        }
    }

    /**
     * Waits until it listens.
     *
     * @throws BrokerStartException with the broker's own words, if it ended or did not come up in time
     */
    public BrokerReady awaitReady() throws IOException, InterruptedException, BrokerStartException {
        try {
            return new ReadyFile(readyFile(folder), process)
                    .await(START_TIMEOUT)
                    .orElseThrow(this::notStarted);
        } finally {
            removeFolder();
        }
    }

    /** Ends it without waiting for it, while it starts; {@link #awaitReady} then fails. */
    public void giveUp() {
        process.destroy();
        try {
            removeFolder();
        } catch (IOException justWritten) {
            // By the broker, which removes its file at its end.
        }
    }

    /** Ends it; returns when it is gone. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(END_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        removeFolder();
    }

    private void removeFolder() throws IOException {
        Files.deleteIfExists(readyFile(folder));
        Files.deleteIfExists(folder);
    }

    private static Path readyFile(Path folder) {
        return folder.resolve("ready.json");
    }

    private BrokerStartException notStarted() {
        return process.isAlive()
                ? new BrokerStartException("it is not ready after " + START_TIMEOUT.toSeconds() + " s", log, 1)
                : new BrokerStartException(lastWords(), log, process.exitValue());
    }

    private String lastWords() {
        try (var channel = Files.newByteChannel(log)) {
            channel.position(Math.min(logStart, channel.size()));
            ByteBuffer bytes =
                    ByteBuffer.allocate((int) Math.min(MAX_WORDS_BYTES, channel.size() - channel.position()));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Reads on until the buffer is full.
            }
            return told(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return "it ended with code " + process.exitValue();
        }
    }

    /** What the broker says to a person, without its log; everything if that is nothing. */
    static String told(String log) {
        String toPeople = log.lines()
                .filter(line -> line.startsWith(SAID_BY_BROKER))
                .map(line -> line.substring(SAID_BY_BROKER.length()))
                .collect(Collectors.joining("\n"));
        return toPeople.isEmpty() ? log.strip() : toPeople;
    }
}
