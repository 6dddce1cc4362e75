package io.shareterm.agent.uplink;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.util.ByteString;
import io.shareterm.agent.connection.BrokerTalk;
import io.shareterm.agent.connection.ConnectionEvent;
import io.shareterm.agent.session.SharedSession;
import io.shareterm.agent.uplink.Uplink.Command;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.frame.ProtocolException;
import java.time.Instant;
import java.util.Optional;

/**
 * The phase in which a broker has accepted the claim: what it sends goes to the session, one read of the socket at a time. Until
 * there is a session nothing is read.
 */
final class ClaimedPhase {
    private final Uplink uplink;
    private final BrokerTalk broker;
    private final long lastSeq;

    /** @param lastSeq the newest entry that the broker holds; 0 for none */
    ClaimedPhase(Uplink uplink, BrokerTalk broker, long lastSeq) {
        this.uplink = uplink;
        this.broker = broker;
        this.lastSeq = lastSeq;
    }

    Behavior<Command> begin() {
        return uplink.hasSession() ? serve() : awaitSession();
    }

    private Behavior<Command> awaitSession() {
        return Behaviors.receive(Command.class)
                .onMessage(Uplink.Dial.class, dial -> Uplink.onEvent(broker, dial, this::unserved))
                .onMessage(Uplink.Serve.class, serve -> {
                    uplink.serve(serve);
                    return serve();
                })
                .onMessageEquals(Uplink.KeepAlive.KEEP_ALIVE, () -> Uplink.keepAlive(broker))
                .onMessage(Uplink.Finish.class, finish -> Uplink.finish(broker))
                .onAnyMessage(other -> Behaviors.same())
                .build();
    }

    private Behavior<Command> unserved(ConnectionEvent event) {
        return event instanceof ConnectionEvent.Over over
                ? uplink.lost(broker.reason(over.reason()))
                : Behaviors.same();
    }

    private Behavior<Command> serve() {
        uplink.toSession(new SharedSession.Attached(new ConnectionLink(broker.connection()), lastSeq));
        deliver();
        return Behaviors.receive(Command.class)
                .onMessage(Uplink.Dial.class, dial -> Uplink.onEvent(broker, dial, this::served))
                .onMessageEquals(Uplink.SessionPassed.PASSED, () -> {
                    broker.readOn();
                    return Behaviors.same();
                })
                .onMessageEquals(Uplink.KeepAlive.KEEP_ALIVE, () -> Uplink.keepAlive(broker))
                .onMessage(Uplink.Finish.class, finish -> Uplink.finish(broker))
                .onAnyMessage(other -> Behaviors.same())
                .build();
    }

    private Behavior<Command> served(ConnectionEvent event) {
        if (event instanceof ConnectionEvent.Over over) {
            uplink.toSession(SharedSession.Detached.DETACHED);
            return uplink.lost(broker.reason(over.reason()));
        }
        if (event instanceof ConnectionEvent.Written written) {
            uplink.toSession(new SharedSession.Written(written.bytes()));
        } else if (event instanceof ConnectionEvent.Received received) {
            broker.received(received, Instant.now());
            deliver();
        }
        return Behaviors.same();
    }

    /** Hands on what was read; the connection reads on once the session has dealt with it. */
    private void deliver() {
        try {
            for (Optional<ByteString> frame = broker.next(); frame.isPresent(); frame = broker.next()) {
                FromBroker.forSession(FrameCodec.decode(frame.get()), broker).ifPresent(uplink::toSession);
            }
        } catch (ProtocolException broken) {
            broker.connection().abort(broken.getMessage());
        }
        uplink.fence();
    }
}
