package io.shareterm.agent.connection;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.io.TcpSO;
import akka.japi.Pair;
import akka.stream.KillSwitches;
import akka.stream.TLSClosing;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.Tcp;
import akka.stream.typed.javadsl.ActorSink;
import akka.util.ByteString;
import io.shareterm.config.settings.HostPort;
import io.shareterm.config.tls.ClientTls;
import io.shareterm.protocol.frame.FrameLimits;
import io.shareterm.protocol.frame.FrameReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Opens connections to brokers: Akka Streams TCP, TLS 1.3 with ALPN {@code shareterm/1}, native frames (PROTOCOL 1.2, 2.1).
 * Reading is pulled by the owner, so at most one socket read of frames is under way; writing is bounded by {@link BrokerConnection}.
 */
public final class BrokerDialler {
    /** Acknowledgements and control messages that the socket has not taken; they have some 100 bytes each. */
    static final int MAX_QUEUED = 8192;

    private final ActorSystem<?> system;
    private final ClientTls tls;
    private final FrameLimits inbound;
    private final Duration connectTimeout;

    /** @param inbound which frames the broker may send to this part */
    public BrokerDialler(ActorSystem<?> system, ClientTls tls, FrameLimits inbound, Duration connectTimeout) {
        this.system = system;
        this.tls = tls;
        this.inbound = inbound;
        this.connectTimeout = connectTimeout;
    }

    /** For one attempt: name, TCP, TLS and the broker's first message together. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** All addresses of a broker, in the order of the resolver; fails with {@link UnknownHostException}. */
    public CompletionStage<List<Candidate>> resolve(HostPort broker) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return Stream.of(InetAddress.getAllByName(broker.host()))
                                .map(ip -> new Candidate(broker, new InetSocketAddress(ip, broker.port())))
                                .toList();
                    } catch (UnknownHostException unknown) {
                        throw new CompletionException(unknown);
                    }
                },
                system.dispatchers().lookup(DispatcherSelector.blocking()));
    }

    /**
     * Begins to connect; how it goes is told to the owner, wrapped as its own message.
     *
     * @param wrap makes the owner's message of an event; is called from many threads
     */
    public <M> BrokerConnection open(Candidate candidate, ActorRef<M> owner, Function<ConnectionEvent, M> wrap) {
        TlsHandshake handshake = new TlsHandshake(tls, candidate.broker());
        Flow<ByteString, ByteString, ?> wire = Tcp.get(system)
                .outgoingConnectionWithTls(
                        candidate.address(),
                        handshake::engine,
                        Optional.empty(),
                        List.of(TcpSO.tcpNoDelay(true)),
                        Optional.of(connectTimeout),
                        Optional.empty(),
                        handshake::verify,
                        TLSClosing.eagerClose());
        var sides = Source.<BrokerConnection.Outgoing>queue(MAX_QUEUED)
                .map(outgoing -> {
                    if (outgoing.reported()) {
                        owner.tell(wrap.apply(
                                new ConnectionEvent.Written(outgoing.bytes().size())));
                    }
                    return outgoing.bytes();
                })
                .viaMat(KillSwitches.single(), Keep.both())
                .via(wire)
                .via(frames(inbound))
                .to(owner(candidate.broker(), owner, wrap))
                .run(system);
        return new BrokerConnection(sides.first(), sides.second(), handshake::certificate);
    }

    /** What one read of the socket completes: whole frames, at least one. */
    static Flow<ByteString, List<ByteString>, ?> frames(FrameLimits limits) {
        return Flow.of(ByteString.class)
                .statefulMap(
                        () -> new FrameReader(limits),
                        (reader, bytes) -> Pair.create(reader, read(reader, bytes)),
                        reader -> {
                            if (reader.midFrame()) {
                                throw new TruncatedException();
                            }
                            return Optional.empty();
                        })
                .filterNot(List::isEmpty);
    }

    private static List<ByteString> read(FrameReader reader, ByteString bytes) {
        reader.append(bytes);
        List<ByteString> frames = new ArrayList<>();
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            frames.add(next.get());
        }
        return frames;
    }

    private static <M> Sink<List<ByteString>, ?> owner(
            HostPort broker, ActorRef<M> owner, Function<ConnectionEvent, M> wrap) {
        return ActorSink.actorRefWithBackpressure(
                owner,
                (ActorRef<ConnectionEvent.Next> ready, List<ByteString> frames) ->
                        wrap.apply(new ConnectionEvent.Received(frames, ready)),
                ready -> wrap.apply(new ConnectionEvent.Started(ready)),
                ConnectionEvent.Next.NEXT,
                wrap.apply(new ConnectionEvent.Over(FailureSentences.closed(broker))),
                failure -> wrap.apply(new ConnectionEvent.Over(FailureSentences.of(failure, broker))));
    }
}
