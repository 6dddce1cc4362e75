package io.shareterm.broker.edge;

import io.shareterm.broker.tls.TlsEnd;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each connection opened, one for each closed with its reason; never a byte of what went over it. */
public final class ConnectionLog implements EdgeEvents {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLog.class);

    @Override
    public void opened(long connection, InetSocketAddress remote) {
        LOG.info("connection {} opened: from={}", connection, address(remote));
    }

    @Override
    public void established(EdgePeer peer, Duration handshake) {
        LOG.debug(
                "connection {} established: alpn={}, cipher={}, handshakeMillis={}",
                peer.connection(),
                peer.tls().alpn(),
                peer.tls().cipherSuite(),
                handshake.toMillis());
    }

    @Override
    public void closed(long connection, InetSocketAddress remote, TlsEnd end, Duration lifetime) {
        LOG.info(
                "connection {} closed: from={}, reason={}, seconds={}",
                connection,
                address(remote),
                end,
                lifetime.toSeconds());
    }

    @Override
    public void refused(InetSocketAddress remote, ConnectionLimits.Verdict why) {
        LOG.info("connection refused: from={}, reason={}", address(remote), why);
    }

    private static String address(InetSocketAddress remote) {
        String host = remote.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + remote.getPort();
    }
}
