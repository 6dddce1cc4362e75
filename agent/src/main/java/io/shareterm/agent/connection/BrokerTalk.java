package io.shareterm.agent.connection;

import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import io.shareterm.agent.connection.DialFailure.Kind;
import io.shareterm.config.settings.HostPort;
import io.shareterm.protocol.control.ControlCodec;
import io.shareterm.protocol.control.ControlMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * One connection on which a broker said hello: the frames of one read that wait to be dealt with, and when something was last
 * sent and received.
 */
public final class BrokerTalk {
    /** A peer that has sent nothing for so long sends a ping (PROTOCOL 1.4). */
    public static final Duration PING_AFTER = Duration.ofSeconds(15);
    /** Three pings of the broker, or answers to ours, are missing: nobody is there any more. */
    private static final Duration DEAD_AFTER = Duration.ofSeconds(45);

    private final DialOutcome.Reached reached;
    private final ArrayDeque<ByteString> unread = new ArrayDeque<>();
    private ActorRef<ConnectionEvent.Next> ready;
    private Optional<DialFailure> farewell = Optional.empty();
    private Instant lastReceived;
    private Instant lastPing;
    private long pings;

    public BrokerTalk(DialOutcome.Reached reached, Instant now) {
        this.reached = reached;
        this.unread.addAll(reached.more());
        this.ready = reached.ready();
        this.lastReceived = now;
        this.lastPing = now;
    }

    /** As the person wrote it. */
    public HostPort broker() {
        return reached.broker();
    }

    public BrokerCertificate certificate() {
        return reached.certificate();
    }

    public BrokerConnection connection() {
        return reached.connection();
    }

    public void send(ControlMessage message) {
        connection().send(ControlCodec.encodeFrame(message));
    }

    /** What happened on this connection, if the event is one of it. */
    public Optional<ConnectionEvent> mine(DialEvent event) {
        return event instanceof DialEvent.OnConnection on && on.attempt() == reached.attempt()
                ? Optional.of(on.event())
                : Optional.empty();
    }

    /** Takes what one read brought; {@link #next} gives it. */
    public void received(ConnectionEvent.Received received, Instant now) {
        unread.addAll(received.frames());
        ready = received.ready();
        lastReceived = now;
    }

    /** The next whole native frame that was read. */
    public Optional<ByteString> next() {
        return Optional.ofNullable(unread.pollFirst());
    }

    /** Everything that was read is dealt with: the connection may read on. */
    public void readOn() {
        ready.tell(ConnectionEvent.Next.NEXT);
    }

    /**
     * Deals with what concerns the connection alone: pings, and the broker's word before it closes.
     *
     * @return false if the message is for somebody else
     */
    public boolean takes(ControlMessage message) {
        if (message instanceof ControlMessage.Ping ping) {
            send(new ControlMessage.Pong(ping.id()));
            return true;
        }
        if (message instanceof ControlMessage.Failure failure && failure.code().closes()) {
            farewell = Optional.of(
                    new DialFailure(Kind.TURNED_AWAY, "the broker at " + broker() + " says: " + failure.text()));
            return true;
        }
        return message instanceof ControlMessage.Pong;
    }

    /** Why the connection is gone: what the broker said, else what the network says. */
    public DialFailure reason(DialFailure told) {
        return farewell.orElse(told);
    }

    /** Pings after a time, so that the broker knows that this side is there; gives up on a broker that is silent. */
    public void keepAlive(Instant now) {
        if (!now.isBefore(lastReceived.plus(DEAD_AFTER))) {
            connection().abort("the broker has been silent for " + DEAD_AFTER.toSeconds() + " s");
        } else if (!now.isBefore(lastPing.plus(PING_AFTER))) {
            lastPing = now;
            send(new ControlMessage.Ping(++pings));
        }
    }
}
