package io.shareterm.broker.session;

import akka.actor.typed.ActorRef;

/**
 * The first message of a connection went to this hub: watch it. When it dies, so has the session on this node, and the connection
 * closes.
 */
public record Entered(ActorRef<HubCommand> hub) implements AgentEvent, ViewerEvent {}
