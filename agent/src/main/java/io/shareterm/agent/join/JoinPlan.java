package io.shareterm.agent.join;

import io.shareterm.config.settings.HostPort;
import io.shareterm.protocol.admission.JoinerHandshake;
import io.shareterm.protocol.identity.SessionId;
import java.time.Duration;

/**
 * What to join.
 *
 * @param handshake of this joiner
 * @param staleAfter how long the sharer's signature counts
 */
public record JoinPlan(HostPort broker, SessionId session, JoinerHandshake handshake, Duration staleAfter) {}
