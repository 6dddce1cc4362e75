package io.shareterm.broker;

import io.shareterm.config.state.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a broker listens and how to recognize it.
 *
 * @param host as it was told to listen
 * @param port that was taken
 * @param fingerprint what {@code --pin} takes
 */
record Ready(String host, int port, String fingerprint) {

    /** Writes the file, never seen half written. Host and fingerprint hold no character that JSON would escape. */
    void write(Path file) {
        var json = "{\"host\":\"%s\",\"port\":%d,\"fingerprint\":\"%s\"}%n".formatted(host, port, fingerprint);
        PrivateFile.replace(file, json);
    }

    static void remove(Path file) throws IOException {
        Files.deleteIfExists(file);
    }
}
