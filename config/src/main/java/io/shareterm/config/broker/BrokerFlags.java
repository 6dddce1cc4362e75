package io.shareterm.config.broker;

import io.shareterm.config.settings.Flag;
import io.shareterm.config.settings.HostPort;
import java.util.List;

/** What the flags of {@code broker} set. */
public final class BrokerFlags {
    private BrokerFlags() {}

    /** {@code --listen HOST:PORT}. */
    public static List<Flag> listen(HostPort address) {
        return List.of(
                new Flag("--listen", "listen.host", address.host()),
                new Flag("--listen", "listen.port", String.valueOf(address.port())));
    }

    /** {@code --cert FILE}. */
    public static Flag certificate(String file) {
        return new Flag("--cert", "tls.certificate", file);
    }

    /** {@code --key FILE}. */
    public static Flag key(String file) {
        return new Flag("--key", "tls.key", file);
    }
}
