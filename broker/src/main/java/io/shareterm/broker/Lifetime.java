package io.shareterm.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker's life as a process: until a signal, until standard input closes, or until the listener dies. A signal runs the
 * JVM's shutdown hooks, of which the broker's way down is the only one; the process then ends with the signal's code.
 */
final class Lifetime {

    private static final Logger LOG = LoggerFactory.getLogger(Lifetime.class);

    private final Broker broker;
    private final Ready ready;
    private final Optional<Path> readyFile;
    private final CompletableFuture<Integer> end = new CompletableFuture<>();

    /** @param exitWithStdin whether standard input belongs to a parent, without which this broker is not needed */
    Lifetime(Broker broker, Ready ready, Optional<Path> readyFile, boolean exitWithStdin) {
        this.broker = broker;
        this.ready = ready;
        this.readyFile = readyFile;
        if (exitWithStdin) {
            var watcher = new Thread(this::watchStdin, "stdin");
            watcher.setDaemon(true);
            watcher.start();
        }
    }

    /** Runs until the end; the exit code. */
    int run() throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(this::goDown, "shutdown"));
        broker.listening().whenComplete((done, failure) -> {
            if (failure != null) {
                end.complete(1);
            }
        });
        readyFile.ifPresent(ready::write);
        LOG.info("listening: host={}, port={}, fingerprint={}", ready.host(), ready.port(), ready.fingerprint());
        return end.get();
    }

    private void watchStdin() {
        try {
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException broken) {
            LOG.debug("standard input broke", broken);
        }
        end.complete(0);
    }

    private void goDown() {
        LOG.info("stopping: connections are told and drained");
        broker.stop().toCompletableFuture().join();
        try {
            if (readyFile.isPresent()) {
                Ready.remove(readyFile.get());
            }
        } catch (IOException e) {
            LOG.warn("cannot remove the ready file: {}", e.toString());
        }
        LOG.info("stopped");
    }
}
