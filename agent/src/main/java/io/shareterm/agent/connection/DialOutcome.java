package io.shareterm.agent.connection;

import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import io.shareterm.config.settings.HostPort;
import io.shareterm.protocol.control.ControlMessage;
import java.util.List;

/** How a round of dialling ended. */
public sealed interface DialOutcome {
    /**
     * A broker said hello.
     *
     * @param attempt marks the connection's further events
     * @param broker as the person wrote it
     * @param more what came together with the hello
     * @param ready wants a {@link ConnectionEvent.Next} once {@code more} is dealt with
     */
    record Reached(
            int attempt,
            HostPort broker,
            BrokerConnection connection,
            BrokerCertificate certificate,
            ControlMessage.Hello hello,
            List<ByteString> more,
            ActorRef<ConnectionEvent.Next> ready)
            implements DialOutcome {
        public Reached {
            more = List.copyOf(more);
        }
    }

    /** No broker was reached; the reasons in the order of the attempts, every different one once. */
    record Unreachable(List<DialFailure> reasons) implements DialOutcome {
        public Unreachable {
            reasons = List.copyOf(reasons);
        }
    }
}
