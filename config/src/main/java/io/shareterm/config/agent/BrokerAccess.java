package io.shareterm.config.agent;

import io.shareterm.config.settings.HostPort;
import io.shareterm.config.settings.InvalidSetting;
import io.shareterm.config.settings.Key;
import io.shareterm.config.settings.Listing;
import io.shareterm.config.settings.Text;
import io.shareterm.config.settings.TimeSpan;
import io.shareterm.config.settings.Values;
import io.shareterm.config.tls.TlsTrust;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Which brokers to use and how to recognize them.
 *
 * @param addresses tried in this order; empty for an embedded broker of one's own
 * @param trust what a broker's certificate is compared with
 * @param connectTimeout for one attempt: name, TCP and TLS together
 * @param retryFirst the pause before the second attempt; doubled for each further one
 * @param retryLongest the longest pause; never below {@code retryFirst}
 */
public record BrokerAccess(
        List<HostPort> addresses, TlsTrust trust, Duration connectTimeout, Duration retryFirst, Duration retryLongest) {
    private static final Key<List<HostPort>> ADDRESSES =
            new Key<>("broker.addresses", new Listing<>(new Text<>("HOST:PORT", BrokerAccess::dialled), 16));
    private static final Key<TlsTrust> TRUST = new Key<>("broker.trust", new TrustKind());
    private static final Key<Duration> CONNECT_TIMEOUT =
            Key.time("broker.connect-timeout", Duration.ofMillis(100), Duration.ofMinutes(2));
    private static final Key<Duration> RETRY_FIRST =
            Key.time("broker.retry-first", Duration.ofMillis(10), Duration.ofMinutes(1));
    private static final Key<Duration> RETRY_LONGEST =
            Key.time("broker.retry-longest", Duration.ofMillis(10), Duration.ofMinutes(10));

    public BrokerAccess {
        addresses = List.copyOf(addresses);
        ADDRESSES.require(addresses);
        Objects.requireNonNull(trust, "trust");
        CONNECT_TIMEOUT.require(connectTimeout);
        RETRY_FIRST.require(retryFirst);
        RETRY_LONGEST.require(retryLongest);
        if (retryLongest.compareTo(retryFirst) < 0) {
            throw new InvalidSetting(
                    RETRY_LONGEST, "is shorter than " + RETRY_FIRST.path() + ", " + TimeSpan.text(retryFirst));
        }
    }

    static BrokerAccess read(Values values) {
        return new BrokerAccess(
                values.get(ADDRESSES),
                values.get(TRUST),
                values.get(CONNECT_TIMEOUT),
                values.get(RETRY_FIRST),
                values.get(RETRY_LONGEST));
    }

    private static HostPort dialled(String text) {
        HostPort address = HostPort.parse(text);
        if (address.port() == 0) {
            throw new IllegalArgumentException("a broker's port cannot be 0");
        }
        return address;
    }
}
