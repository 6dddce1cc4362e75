package io.shareterm.broker.edge;

import akka.Done;
import io.shareterm.broker.tls.TlsControl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The connections that are open now, so that all of them can be told to close. Safe for use from any thread. A connection
 * may be over before its control is known: the two come in either order.
 */
final class OpenConnections {
    private final Map<Long, TlsControl> controls = new HashMap<>();
    private final CompletableFuture<Done> drained = new CompletableFuture<>();
    private long last;
    private boolean draining;

    /** The number of a new connection, from 1. */
    synchronized long enter() {
        last++;
        controls.put(last, () -> {});
        return last;
    }

    /** Makes a connection closable; closes it at once if all are being closed. */
    void started(long number, TlsControl control) {
        boolean late;
        synchronized (this) {
            controls.replace(number, control);
            late = draining;
        }
        if (late) {
            control.close();
        }
    }

    synchronized void leave(long number) {
        controls.remove(number);
        completeWhenEmpty();
    }

    /** Closes all, now and from now on; completes when none is left. */
    CompletionStage<Done> drain() {
        List<TlsControl> open;
        synchronized (this) {
            draining = true;
            open = new ArrayList<>(controls.values());
            completeWhenEmpty();
        }
        open.forEach(TlsControl::close);
        return drained;
    }

    private void completeWhenEmpty() {
        if (draining && controls.isEmpty()) {
            drained.complete(Done.getInstance());
        }
    }
}
