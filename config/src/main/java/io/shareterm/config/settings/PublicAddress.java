package io.shareterm.config.settings;

import java.util.OptionalInt;

/**
 * The address under which people reach the broker from outside, as it stands in links.
 *
 * @param host a host name or an IP address, IPv6 without brackets
 * @param port 1 to 65535; empty for the port that the broker listens on
 */
public record PublicAddress(String host, OptionalInt port) {
    public PublicAddress {
        host = HostName.checked(host);
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > 65535)) {
            throw new IllegalArgumentException("the port must be 1 to 65535, not " + port.getAsInt());
        }
    }

    /**
     * Reads {@code HOST} or {@code HOST:PORT}.
     *
     * @throws IllegalArgumentException if the text is no such address; the message says why
     */
    public static PublicAddress parse(String text) {
        int none = 0;
        HostPort address = HostPort.parse(text, none);
        boolean written = text.strip().matches(".*[^:]:[0-9]+|.*]:[0-9]+");
        return new PublicAddress(address.host(), written ? OptionalInt.of(address.port()) : OptionalInt.empty());
    }

    /** This address with the port that the broker listens on where none was configured. */
    public HostPort listeningOn(int boundPort) {
        return new HostPort(host, port.orElse(boundPort));
    }
}
