package io.shareterm.protocol.link;

import java.util.regex.Pattern;

/**
 * Where a broker is reached: a DNS name, an IPv4 address or an IPv6 address (without brackets and zone), and a port from 1 to
 * 65535. Hosts are compared as written.
 */
public record HostPort(String host, int port) {

    /** The port that a link leaves out (PROTOCOL 10.1). */
    public static final int DEFAULT_PORT = 443;

    private static final int MAX_HOST = 253;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?\\.?");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:]*:?[0-9.]*");

    public HostPort {
        checkHost(host);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port out of range: %d, must be 1 to 65535".formatted(port));
        }
    }

    /** Throws {@link IllegalArgumentException} unless it can be a host: its characters and length are checked, not its existence. */
    public static void checkHost(String host) {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("the host is missing");
        }
        if (host.length() > MAX_HOST) {
            throw new IllegalArgumentException("host too long: length=%d, max=%d".formatted(host.length(), MAX_HOST));
        }
        if (!NAME.matcher(host).matches() && !IPV6.matcher(host).matches()) {
            throw new IllegalArgumentException("not a host name or address; a name has letters, digits, '-' and '.'");
        }
    }

    /** {@code host[:port]} as it stands in a link: IPv6 in brackets, port 443 left out. */
    public String authority() {
        var shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == DEFAULT_PORT ? shown : shown + ":" + port;
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
