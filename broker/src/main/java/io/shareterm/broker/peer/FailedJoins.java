package io.shareterm.broker.peer;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Joins with a wrong invite, counted per address and minute (PROTOCOL 5.3). An IPv6 address counts with its /64, which one host
 * may have all of. Shared by all connections; time is passed in.
 */
public final class FailedJoins {

    /** @param sinceNanos when its minute began */
    private record Count(long sinceNanos, int failures) {}

    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int IPV6_NETWORK_BYTES = 8;
    /** Addresses remembered before those whose minute is over are swept; more only if so many failed within one minute. */
    private static final int SWEEP_AT = 10_000;

    private final int perMinute;
    private final Map<String, Count> counts = new HashMap<>();

    /** @param perMinute failures after which an address waits for the end of its minute */
    public FailedJoins(int perMinute) {
        this.perMinute = perMinute;
    }

    /** How long this address may not join; empty: it may. */
    public synchronized Optional<Duration> blockedFor(InetAddress address, long nowNanos) {
        var count = counts.get(key(address));
        if (count == null || count.failures() < perMinute || isOver(count, nowNanos)) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(count.sinceNanos() + MINUTE_NANOS - nowNanos));
    }

    /** A join from this address failed. */
    public synchronized void failed(InetAddress address, long nowNanos) {
        if (counts.size() >= SWEEP_AT) {
            counts.values().removeIf(count -> isOver(count, nowNanos));
        }
        counts.compute(
                key(address),
                (k, count) -> count == null || isOver(count, nowNanos)
                        ? new Count(nowNanos, 1)
                        : new Count(count.sinceNanos(), count.failures() + 1));
    }

    private static boolean isOver(Count count, long nowNanos) {
        return nowNanos - count.sinceNanos() >= MINUTE_NANOS;
    }

    private static String key(InetAddress address) {
        var bytes = address.getAddress();
        var network = address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes;
        return HexFormat.of().formatHex(network);
    }
}
