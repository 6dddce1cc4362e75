package io.shareterm.agent.local;

import io.shareterm.config.settings.HostPort;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.Optional;

/** Under which address a broker on this machine is dialled, and so stands in links. */
public final class OutwardAddress {
    private OutwardAddress() {}

    /**
     * The address itself; for one that listens on all addresses, an address of this machine that others may reach, IPv4 first.
     */
    public static HostPort of(HostPort listening) {
        boolean everywhere =
                listening.host().equals("0.0.0.0") || listening.host().equals("::");
        return everywhere
                ? new HostPort(outward().map(InetAddress::getHostAddress).orElse("127.0.0.1"), listening.port())
                : listening;
    }

    /** Whether only this machine reaches that host. */
    public static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static Optional<InetAddress> outward() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .min(Comparator.comparing(address -> address.getAddress().length));
        } catch (SocketException unknown) {
            return Optional.empty();
        }
    }
}
