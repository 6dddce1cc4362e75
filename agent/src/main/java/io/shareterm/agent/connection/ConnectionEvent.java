package io.shareterm.agent.connection;

import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import java.util.List;

/** What the owner of a connection is told, in this order: frames any number of times, then one end. */
public sealed interface ConnectionEvent {
    /** Asks for the next {@link Received}; until then the connection reads no further. */
    enum Next {
        NEXT
    }

    /** The stream is there and waits for the first {@link Next}; TLS may still be at its handshake. */
    record Started(ActorRef<Next> ready) implements ConnectionEvent {}

    /** The peer sent these whole native frames, at least one; {@code ready} wants a {@link Next} once they are dealt with. */
    record Received(List<ByteString> frames, ActorRef<Next> ready) implements ConnectionEvent {
        public Received {
            frames = List.copyOf(frames);
        }
    }

    /** The socket has taken so many bytes of what was given to {@link BrokerConnection#sendEntries}. */
    record Written(long bytes) implements ConnectionEvent {}

    /** The connection is over; {@code reason} is {@link DialFailure.Kind#CLOSED} when the peer closed it in good order. */
    record Over(DialFailure reason) implements ConnectionEvent {}
}
