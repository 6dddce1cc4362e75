package io.shareterm.config.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network address as people write it: {@code example.org:7373}, {@code 192.0.2.1:7373} or {@code [2001:db8::1]:7373}.
 *
 * @param host a host name or an IP address, lower case, IPv6 without brackets
 * @param port 0 to 65535, where 0 means "any free port" and only makes sense for listening
 */
public record HostPort(String host, int port) {
    private static final Pattern ADDRESS =
            Pattern.compile("(?:\\[(?<six>[^\\[\\]]*)]|(?<host>[^\\[\\]:]*))(?::(?<port>[0-9]{1,5}))?");

    public HostPort {
        host = HostName.checked(host);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("the port must be 0 to 65535, not " + port);
        }
    }

    /**
     * Reads {@code HOST:PORT}.
     *
     * @throws IllegalArgumentException if the text is no address or has no port; the message says why
     */
    public static HostPort parse(String text) {
        Matcher matcher = match(text);
        if (matcher.group("port") == null) {
            throw new IllegalArgumentException("the port is missing; write " + text.strip() + ":PORT");
        }
        return of(matcher, 0);
    }

    /**
     * Reads {@code HOST} or {@code HOST:PORT}.
     *
     * @param defaultPort the port of an address without one
     * @throws IllegalArgumentException if the text is no address; the message says why
     */
    public static HostPort parse(String text, int defaultPort) {
        return of(match(text), defaultPort);
    }

    /** {@code HOST:PORT}, IPv6 in brackets: what {@link #parse(String)} reads. */
    @Override
    public String toString() {
        return bracketed(host) + ":" + port;
    }

    /** The host as it stands in an address with a port or in a URL: IPv6 in brackets. */
    public static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static Matcher match(String text) {
        String address = text.strip();
        Matcher matcher = ADDRESS.matcher(address);
        if (matcher.matches()) {
            return matcher;
        }
        throw new IllegalArgumentException(
                HostName.isIpv6(address)
                        ? "put the IPv6 address in brackets: [" + address + "]:PORT"
                        : "'" + address + "' is no address; write HOST:PORT");
    }

    private static HostPort of(Matcher matcher, int defaultPort) {
        String six = matcher.group("six");
        String host = six == null ? matcher.group("host") : "[" + six + "]";
        String port = matcher.group("port");
        return new HostPort(host, port == null ? defaultPort : Integer.parseInt(port));
    }
}
