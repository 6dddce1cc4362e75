package io.shareterm.agent.connection;

import io.shareterm.config.settings.HostPort;
import java.net.InetSocketAddress;

/**
 * One address at which a broker may answer.
 *
 * @param broker as the person wrote it; its host is the name that the certificate is for
 * @param address what the name resolved to
 */
public record Candidate(HostPort broker, InetSocketAddress address) {}
