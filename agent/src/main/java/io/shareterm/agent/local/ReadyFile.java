package io.shareterm.agent.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shareterm.config.settings.HostPort;
import io.shareterm.config.tls.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The file {@code {"host":..., "port":..., "fingerprint":...}} that a broker writes once it listens. */
final class ReadyFile {
    /** Where the system has no file events (macOS), and for the end of the process, the file is looked at this often. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

    private final Path file;
    private final Process broker;

    ReadyFile(Path file, Process broker) {
        this.file = file;
        this.broker = broker;
    }

    /** Waits for the file; empty if the broker ends or the time is over before. */
    Optional<BrokerReady> await(Duration timeout) throws IOException, InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        try (WatchService changes = file.getFileSystem().newWatchService()) {
            file.getParent().register(changes, StandardWatchEventKinds.ENTRY_CREATE);
            while (!Files.exists(file)) {
                if (!broker.isAlive() || System.nanoTime() - end > 0) {
                    return Optional.empty();
                }
                var key = changes.poll(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                if (key != null) {
                    key.pollEvents();
                    key.reset();
                }
            }
        }
        return Optional.of(read(Files.readString(file)));
    }

    static BrokerReady read(String json) throws IOException {
        JsonNode ready = new ObjectMapper().readTree(json);
        try {
            return new BrokerReady(
                    new HostPort(ready.path("host").asText(), ready.path("port").asInt()),
                    Fingerprint.parse(ready.path("fingerprint").asText()));
        } catch (IllegalArgumentException malformed) {
            throw new IOException("the broker's ready file is malformed: " + malformed.getMessage(), malformed);
        }
    }
}
