package io.shareterm.agent.connection;

import akka.actor.typed.javadsl.ActorContext;
import akka.util.ByteString;
import io.shareterm.agent.connection.DialFailure.Kind;
import io.shareterm.config.settings.HostPort;
import io.shareterm.protocol.control.ControlCodec;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.frame.ProtocolException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One round over all brokers in the order that the person gave, and over all addresses of each, until one says hello. Lives in
 * an actor, which hands it every {@link DialEvent} while it dials.
 *
 * @param <M> the actor's messages
 */
public final class DialRound<M> {
    private final ActorContext<M> context;
    private final BrokerDialler dialler;
    private final Function<DialEvent, M> wrap;
    private final ArrayDeque<HostPort> brokers = new ArrayDeque<>();
    private final ArrayDeque<Candidate> addresses = new ArrayDeque<>();
    private final List<DialFailure> failures = new ArrayList<>();
    private int attempt;
    private Optional<Try> current = Optional.empty();

    private record Try(Candidate candidate, BrokerConnection connection) {}

    /** @param wrap makes the actor's message of an event; is called from many threads */
    public DialRound(ActorContext<M> context, BrokerDialler dialler, Function<DialEvent, M> wrap) {
        this.context = context;
        this.dialler = dialler;
        this.wrap = wrap;
    }

    /** Begins a round; what is under way from an earlier one is forgotten. */
    public void begin(List<HostPort> inOrder) {
        brokers.clear();
        addresses.clear();
        failures.clear();
        current = Optional.empty();
        brokers.addAll(inOrder);
        next();
    }

    /** Takes an event; empty as long as the round goes on. */
    public Optional<DialOutcome> on(DialEvent event) {
        if (event.attempt() != attempt) {
            return Optional.empty();
        }
        if (event instanceof DialEvent.Resolved resolved) {
            addresses.addAll(resolved.addresses());
            return next();
        }
        if (event instanceof DialEvent.NotResolved not) {
            return failed(not.failure());
        }
        if (event instanceof DialEvent.OnConnection on) {
            return current.flatMap(tried -> onConnection(tried, on.event()));
        }
        return current.flatMap(tried -> {
            tried.connection().abort("no answer in time");
            return failed(FailureSentences.timeout(tried.candidate().broker()));
        });
    }

    private Optional<DialOutcome> onConnection(Try tried, ConnectionEvent event) {
        if (event instanceof ConnectionEvent.Started started) {
            started.ready().tell(ConnectionEvent.Next.NEXT);
            return Optional.empty();
        }
        if (event instanceof ConnectionEvent.Over over) {
            return failed(firstWords(tried, over.reason()));
        }
        return event instanceof ConnectionEvent.Received received ? hello(tried, received) : Optional.empty();
    }

    /** A peer that closes before it says anything, after TLS succeeded, is hardly a broker that has nothing to say. */
    private static DialFailure firstWords(Try tried, DialFailure reason) {
        return reason.kind() == Kind.CLOSED
                ? new DialFailure(
                        Kind.NOT_A_BROKER,
                        "no shareterm broker answers at " + tried.candidate().broker()
                                + ": it closed the connection without a word; check address and port")
                : reason;
    }

    private Optional<DialOutcome> hello(Try tried, ConnectionEvent.Received received) {
        HostPort broker = tried.candidate().broker();
        try {
            if (FrameCodec.decode(received.frames().get(0)) instanceof Frame.ControlFrame frame) {
                ControlMessage message = ControlCodec.decode(frame.body());
                if (message instanceof ControlMessage.Hello hello) {
                    return tried.connection().certificate().map(certificate -> {
                        List<ByteString> more =
                                received.frames().subList(1, received.frames().size());
                        return new DialOutcome.Reached(
                                attempt, broker, tried.connection(), certificate, hello, more, received.ready());
                    });
                }
                if (message instanceof ControlMessage.Failure refusal) {
                    tried.connection().finish();
                    return failed(
                            new DialFailure(Kind.TURNED_AWAY, "the broker at " + broker + " says: " + refusal.text()));
                }
            }
            tried.connection().abort("the broker did not say hello");
            return failed(new DialFailure(Kind.PROTOCOL, "the broker at " + broker + " did not say hello first"));
        } catch (ProtocolException malformed) {
            tried.connection().abort("the broker's hello is malformed");
            return failed(FailureSentences.of(malformed, broker));
        }
    }

    private Optional<DialOutcome> failed(DialFailure failure) {
        failures.add(failure);
        return next();
    }

    private Optional<DialOutcome> next() {
        attempt++;
        current = Optional.ofNullable(addresses.pollFirst()).map(this::open);
        if (current.isPresent()) {
            return Optional.empty();
        }
        Optional<HostPort> broker = Optional.ofNullable(brokers.pollFirst());
        broker.ifPresent(this::resolve);
        return broker.isPresent()
                ? Optional.empty()
                : Optional.of(
                        new DialOutcome.Unreachable(failures.stream().distinct().toList()));
    }

    private Try open(Candidate candidate) {
        int mine = attempt;
        context.scheduleOnce(dialler.connectTimeout(), context.getSelf(), wrap.apply(new DialEvent.TimedOut(mine)));
        return new Try(
                candidate,
                dialler.open(
                        candidate, context.getSelf(), event -> wrap.apply(new DialEvent.OnConnection(mine, event))));
    }

    private void resolve(HostPort broker) {
        int mine = attempt;
        context.pipeToSelf(
                dialler.resolve(broker),
                (addresses, failure) -> wrap.apply(
                        failure == null
                                ? new DialEvent.Resolved(mine, addresses)
                                : new DialEvent.NotResolved(mine, FailureSentences.of(failure, broker))));
    }
}
