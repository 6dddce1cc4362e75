package io.shareterm.broker.edge;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the open connections, in all and per address, and says whether one more fits. One IPv6 customer has a whole /64,
 * so that counts as one address. Safe for use from any thread; memory is one map entry per address that is connected.
 */
public final class ConnectionLimits {
    private static final int IPV6_NETWORK_BYTES = 8;

    /** Whether a connection may stay. */
    public enum Verdict {
        ADMITTED,
        TOO_MANY,
        TOO_MANY_FROM_ADDRESS
    }

    private final ConnectionCaps caps;
    private final Map<InetAddress, Integer> openByAddress = new HashMap<>();
    private int open;

    public ConnectionLimits(ConnectionCaps caps) {
        this.caps = caps;
    }

    /** Counts a connection in, if it fits; one that was admitted must {@link #leave}, any other must not. */
    public synchronized Verdict enter(InetAddress remote) {
        InetAddress address = network(remote);
        int fromAddress = openByAddress.getOrDefault(address, 0);
        if (open >= caps.total()) {
            return Verdict.TOO_MANY;
        }
        if (fromAddress >= caps.perAddress()) {
            return Verdict.TOO_MANY_FROM_ADDRESS;
        }
        open++;
        openByAddress.put(address, fromAddress + 1);
        return Verdict.ADMITTED;
    }

    /** Counts an admitted connection out. */
    public synchronized void leave(InetAddress remote) {
        InetAddress address = network(remote);
        int fromAddress = openByAddress.getOrDefault(address, 0);
        if (fromAddress == 0) {
            throw new IllegalStateException("no connection is open from " + address.getHostAddress());
        }
        open--;
        if (fromAddress == 1) {
            openByAddress.remove(address);
        } else {
            openByAddress.put(address, fromAddress - 1);
        }
    }

    /** How many are open now. */
    public synchronized int open() {
        return open;
    }

    /** An IPv4 address as it is, an IPv6 address without its last 64 bits (RFC 4291 2.5.1). */
    static InetAddress network(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, IPV6_NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }
}
