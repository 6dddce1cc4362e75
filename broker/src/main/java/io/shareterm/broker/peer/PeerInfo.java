package io.shareterm.broker.peer;

import akka.util.ByteString;
import java.net.InetAddress;
import java.util.Objects;

/**
 * A connection as its transport knows it.
 *
 * @param connection its number in this process, from 1; ties log lines together
 * @param address where the peer is
 * @param spkiSha256 SHA-256 of the public key that the broker showed on this very connection (PROTOCOL 3.3), 32 bytes
 */
public record PeerInfo(long connection, InetAddress address, ByteString spkiSha256) {
    public PeerInfo {
        Objects.requireNonNull(address, "address");
        spkiSha256 = spkiSha256.compact();
    }

    /** The address in words, without the zone of IPv6, which means something on this machine only. */
    public String addressText() {
        var text = address.getHostAddress();
        var zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
