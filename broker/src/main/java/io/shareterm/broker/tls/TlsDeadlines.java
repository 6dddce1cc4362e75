package io.shareterm.broker.tls;

import java.time.Duration;

/**
 * How long a peer may take. The JDK's engine has no deadline of its own.
 *
 * @param handshake from the first byte of the connection to the end of the handshake; more than zero
 * @param close from this side's end (close_notify or alert) to the peer's; more than zero. Then the connection is reset,
 *     so that a peer that neither reads nor closes holds nothing here
 */
public record TlsDeadlines(Duration handshake, Duration close) {
    public TlsDeadlines {
        requirePositive("handshake", handshake);
        requirePositive("close", close);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + ": " + value + ", must be more than zero");
        }
    }
}
