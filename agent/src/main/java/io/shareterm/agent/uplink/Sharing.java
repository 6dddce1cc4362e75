package io.shareterm.agent.uplink;

import akka.actor.typed.ActorRef;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.identity.SessionIdentity;

/**
 * What the uplink claims at the broker, and for whom.
 *
 * @param invites that the broker lets in
 * @param owner is told how it goes
 */
public record Sharing(SessionIdentity identity, ControlMessage.Invites invites, ActorRef<UplinkEvent> owner) {}
