package io.shareterm.broker.edge;

/**
 * How many connections may be open at once.
 *
 * @param total of all peers, at least 1
 * @param perAddress of one peer, an IPv4 address or an IPv6 /64, at least 1
 */
public record ConnectionCaps(int total, int perAddress) {
    public ConnectionCaps {
        if (total < 1 || perAddress < 1) {
            throw new IllegalArgumentException(
                    "total=" + total + ", perAddress=" + perAddress + ", must be at least 1");
        }
    }
}
