package io.shareterm.agent.connection;

import akka.stream.BoundedSourceQueue;
import akka.stream.KillSwitch;
import akka.stream.QueueOfferResult;
import akka.util.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The sending side of one connection. Never blocks: what the socket does not take waits in a queue of bounded length, and a peer
 * that lets it run full is cut off.
 */
public final class BrokerConnection {
    private final BoundedSourceQueue<Outgoing> queue;
    private final KillSwitch killSwitch;
    private final Supplier<Optional<BrokerCertificate>> certificate;

    BrokerConnection(
            BoundedSourceQueue<Outgoing> queue,
            KillSwitch killSwitch,
            Supplier<Optional<BrokerCertificate>> certificate) {
        this.queue = queue;
        this.killSwitch = killSwitch;
        this.certificate = certificate;
    }

    /** Some bytes to send, and whether their owner wants to know when the socket has taken them. */
    record Outgoing(ByteString bytes, boolean reported) {}

    /** The broker's certificate; there from the first frame on. */
    public Optional<BrokerCertificate> certificate() {
        return certificate.get();
    }

    /** Sends whole native frames. */
    public void send(ByteString frames) {
        offer(new Outgoing(frames, false));
    }

    /** Sends whole native frames whose way into the socket is reported by {@link ConnectionEvent.Written}. */
    public void sendEntries(List<ByteString> frames) {
        ByteString bytes = frames.stream().reduce(ByteString.emptyByteString(), ByteString::concat);
        if (bytes.nonEmpty()) {
            offer(new Outgoing(bytes, true));
        }
    }

    /** Sends what is queued and closes in good order (TLS {@code close_notify}); nothing if it is over already. */
    public void finish() {
        try {
            queue.complete();
        } catch (IllegalStateException over) {
            // The peer was first. It may be at any moment, so asking the queue before would not help.
        }
    }

    /** Closes at once. */
    public void abort(String reason) {
        killSwitch.abort(new ConnectionAbortedException(reason));
    }

    private void offer(Outgoing outgoing) {
        if (queue.offer(outgoing) == QueueOfferResult.dropped()) {
            abort("the broker takes no more data");
        }
    }
}
