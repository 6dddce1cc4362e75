package io.shareterm.config.agent;

import io.shareterm.config.settings.Flag;
import java.util.List;

/** What the flags of {@code share} and {@code join} set. */
public final class AgentFlags {
    private static final String TRUST = "broker.trust";

    private AgentFlags() {}

    /** {@code --broker HOST:PORT}, as often as it was given. */
    public static Flag brokers(List<String> addresses) {
        return new Flag("--broker", "broker.addresses", String.join(",", addresses));
    }

    /** {@code -c CA.pem}. */
    public static Flag authority(String file) {
        return new Flag("-c", TRUST, TrustKind.CA + file);
    }

    /** {@code --pin FINGERPRINT}. */
    public static Flag pin(String fingerprint) {
        return new Flag("--pin", TRUST, TrustKind.PIN + fingerprint);
    }

    /** {@code -v}. */
    public static Flag noVerification() {
        return new Flag("-v", TRUST, TrustKind.NONE);
    }

    /** {@code --name NAME}. */
    public static Flag name(String name) {
        return new Flag("--name", "name", name);
    }
}
