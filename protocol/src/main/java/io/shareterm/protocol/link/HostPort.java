package io.shareterm.protocol.link;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Where a broker is reached: a DNS name, an IPv4 address or an IPv6 address (without brackets and zone), and a port
 * from 1 to 65535. Hosts are compared as written.
 */
public record HostPort(String host, int port) {

    /** The port that a link leaves out (PROTOCOL 10.1). */
    public static final int DEFAULT_PORT = 443;

    private static final int MAX_HOST = 253;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?\\.?");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    public HostPort {
        checkHost(host);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port out of range: %d, must be 1 to 65535".formatted(port));
        }
    }

    /**
     * Throws {@link IllegalArgumentException}, with a text for the person, unless it can be a host. Nothing is looked
     * up: a name may well not exist.
     */
    public static void checkHost(String host) {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("the host is missing");
        }
        if (host.length() > MAX_HOST) {
            throw new IllegalArgumentException("host too long: length=%d, max=%d".formatted(host.length(), MAX_HOST));
        }
        if (!isIpv6(host) && (!NAME.matcher(host).matches() || host.contains(".."))) {
            throw new IllegalArgumentException(
                    "the host is neither a name (letters, digits, '-', '_', '.') nor an address");
        }
    }

    /** {@code host[:port]} as it stands in a link: IPv6 in brackets, port 443 left out. */
    public String authority() {
        return port == DEFAULT_PORT ? bracketed() : toString();
    }

    @Override
    public String toString() {
        return bracketed() + ":" + port;
    }

    private String bracketed() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    private static boolean isIpv6(String host) {
        if (!IPV6.matcher(host).matches()) {
            return false;
        }
        try {
            // In brackets it is read as a literal or refused, never looked up.
            return InetAddress.getByName("[" + host + "]").getHostAddress() != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
