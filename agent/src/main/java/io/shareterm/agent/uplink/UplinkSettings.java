package io.shareterm.agent.uplink;

import io.shareterm.config.settings.HostPort;
import java.time.Duration;
import java.util.List;

/**
 * Which brokers to dial, and how patiently.
 *
 * @param brokers at least one, dialled in this order
 * @param retryFirst the pause before the second attempt after a loss; doubled for each further one
 * @param retryLongest the longest pause
 */
public record UplinkSettings(List<HostPort> brokers, Duration retryFirst, Duration retryLongest) {
    public UplinkSettings {
        brokers = List.copyOf(brokers);
        if (brokers.isEmpty()) {
            throw new IllegalArgumentException("no broker: at least 1");
        }
    }
}
