package io.shareterm.agent.cli;

import io.shareterm.config.agent.AgentFlags;
import io.shareterm.config.settings.Flag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How a broker is recognized, as the ancestor's flags said it; at most one of them. */
class TrustOptions {
    @Option(names = "-c", paramLabel = "CA.pem", description = "Accept only certificates by this authority.")
    private Optional<String> authority = Optional.empty();

    @Option(names = "-v", description = "Accept any certificate: whoever is on the way can pose as the broker.")
    private boolean unverified;

    /** And {@code --pin}. */
    static final class WithPin extends TrustOptions {
        @Option(
                names = "--pin",
                paramLabel = "FINGERPRINT",
                description = "Accept only the key with this fingerprint, which the broker prints.")
        private Optional<String> pin = Optional.empty();

        @Override
        List<Flag> flags() {
            return Stream.concat(super.flags().stream(), pin.map(AgentFlags::pin).stream())
                    .toList();
        }
    }

    /** The settings that were given; at most one. */
    List<Flag> flags() {
        return Stream.concat(
                        authority.map(AgentFlags::authority).stream(),
                        unverified ? Stream.of(AgentFlags.noVerification()) : Stream.empty())
                .toList();
    }

    boolean isGiven() {
        return !flags().isEmpty();
    }
}
