package io.shareterm.config.broker;

import io.shareterm.config.settings.HostName;
import io.shareterm.config.settings.HostPort;
import io.shareterm.config.settings.Key;
import io.shareterm.config.settings.Maybe;
import io.shareterm.config.settings.PublicAddress;
import io.shareterm.config.settings.Text;
import io.shareterm.config.settings.Values;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the broker listens.
 *
 * @param host the interface to listen on, a name or an IP address; {@code 0.0.0.0} for all
 * @param port 0 to 65535; 0 takes a free one
 * @param publicAddress the address in links; empty for the one that the agent dialled
 */
public record ListenSettings(String host, int port, Optional<PublicAddress> publicAddress) {
    private static final Key<String> HOST =
            new Key<>("listen.host", new Text<>("a host name or an IP address", HostName::checked));
    private static final Key<Integer> PORT = Key.number("listen.port", 0, 65535);
    private static final Key<Optional<PublicAddress>> PUBLIC_ADDRESS = new Key<>(
            "listen.public-address", new Maybe<>(new Text<>("an address HOST or HOST:PORT", PublicAddress::parse)));

    public ListenSettings {
        host = HostName.checked(host);
        PORT.require(port);
        Objects.requireNonNull(publicAddress, "publicAddress");
    }

    static ListenSettings read(Values values) {
        return new ListenSettings(values.get(HOST), values.get(PORT), values.get(PUBLIC_ADDRESS));
    }

    /** What to bind. */
    public HostPort address() {
        return new HostPort(host, port);
    }
}
