package io.shareterm.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Everything that came out of one stream so far, gathered by a thread of its own so that no writer ever waits for a test. */
final class Collected {
    private static final int CHUNK_BYTES = 64 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread reader;

    private Collected(String name, InputStream source) {
        reader = new Thread(() -> drain(source), name);
        reader.setDaemon(true);
    }

    static Collected from(String name, InputStream source) {
        var collected = new Collected(name, source);
        collected.reader.start();
        return collected;
    }

    byte[] bytes() {
        synchronized (bytes) {
            return bytes.toByteArray();
        }
    }

    int size() {
        synchronized (bytes) {
            return bytes.size();
        }
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** Returns once the stream has ended and all of it is here. */
    void awaitEnd() {
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void drain(InputStream source) {
        var chunk = new byte[CHUNK_BYTES];
        try (source) {
            for (int n = source.read(chunk); n >= 0; n = source.read(chunk)) {
                synchronized (bytes) {
                    bytes.write(chunk, 0, n);
                }
            }
        } catch (IOException e) {
            // A killed process closes its streams this way; anything else is seen by what is missing.
            if (!"Stream closed".equals(e.getMessage())) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
