package io.shareterm.broker.peer;

import io.shareterm.protocol.control.ControlMessage.Ping;
import java.time.Duration;
import java.util.Optional;

/** When a connection is idle and when it wants a ping (PROTOCOL 1.4). Time is passed in. */
final class Pulse {

    private static final long PING_AFTER_NANOS = Duration.ofSeconds(15).toNanos();

    private final long idleNanos;
    private long receivedNanos;
    private long sentNanos;
    private long pings;

    Pulse(Duration idleTime, long nowNanos) {
        this.idleNanos = idleTime.toNanos();
        this.receivedNanos = nowNanos;
        this.sentNanos = nowNanos;
    }

    void received(long nowNanos) {
        receivedNanos = nowNanos;
    }

    void sent(long nowNanos) {
        sentNanos = nowNanos;
    }

    /** Whether nothing came for too long. */
    boolean isIdle(long nowNanos) {
        return nowNanos - receivedNanos >= idleNanos;
    }

    /** What to send if nothing was sent for a while; it counts as sent, for it waits at most in the outbox. */
    Optional<Ping> ping(long nowNanos) {
        if (nowNanos - sentNanos < PING_AFTER_NANOS) {
            return Optional.empty();
        }
        sentNanos = nowNanos;
        pings++;
        return Optional.of(new Ping(pings));
    }

    /** When to look again. */
    Duration next(long nowNanos) {
        var idleIn = receivedNanos + idleNanos - nowNanos;
        var pingIn = sentNanos + PING_AFTER_NANOS - nowNanos;
        return Duration.ofNanos(Math.max(Duration.ofMillis(1).toNanos(), Math.min(idleIn, pingIn)));
    }
}
