package io.shareterm.broker.edge;

import java.time.Duration;

/**
 * How long a connection that speaks HTTP may keep silent.
 *
 * @param firstRequest from the end of the handshake to the end of the first request's head; more than zero
 * @param idle without a byte in either direction; more than zero; ends with a WebSocket, which has pings of its own
 */
public record HttpDeadlines(Duration firstRequest, Duration idle) {
    public HttpDeadlines {
        if (firstRequest.isZero() || firstRequest.isNegative() || idle.isZero() || idle.isNegative()) {
            throw new IllegalArgumentException(
                    "firstRequest=" + firstRequest + ", idle=" + idle + ", must be more than zero");
        }
    }
}
