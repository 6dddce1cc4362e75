package io.shareterm.agent.local;

import io.shareterm.config.settings.HostPort;
import io.shareterm.config.tls.Fingerprint;

/**
 * Where a broker listens and how to recognize it.
 *
 * @param fingerprint of its own key
 */
public record BrokerReady(HostPort address, Fingerprint fingerprint) {}
