package io.shareterm.broker.tls;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Remembers what it was told. */
final class RecordingListener implements TlsListener {
    private static final long PATIENCE_SECONDS = 10;

    private final CompletableFuture<TlsSession> session = new CompletableFuture<>();
    private final CompletableFuture<TlsEnd> end = new CompletableFuture<>();

    @Override
    public void established(TlsSession established) {
        if (!session.complete(established)) {
            throw new IllegalStateException("established twice");
        }
    }

    @Override
    public void ended(TlsEnd ended) {
        if (!end.complete(ended)) {
            throw new IllegalStateException("ended twice");
        }
    }

    boolean isEstablished() {
        return session.isDone();
    }

    boolean hasEnded() {
        return end.isDone();
    }

    TlsSession session() {
        return session.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    TlsEnd end() {
        return end.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}
