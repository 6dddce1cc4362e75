package io.shareterm.agent.cli;

import io.shareterm.agent.local.BrokerCommand;
import io.shareterm.agent.local.BrokerReady;
import io.shareterm.agent.local.BrokerStartException;
import io.shareterm.agent.local.EmbeddedBroker;
import io.shareterm.agent.local.OutwardAddress;
import io.shareterm.config.settings.HostPort;
import io.shareterm.config.state.PrivateFolder;
import io.shareterm.config.tls.TlsTrust;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The brokers that the person named, or else one of their own, which lives as long as this. */
final class BrokerAtHand implements AutoCloseable {
    private static final HostPort ANY_LOOPBACK_PORT = new HostPort("127.0.0.1", 0);

    private final Access named;
    private final Optional<EmbeddedBroker> embedded;

    private BrokerAtHand(Access named, Optional<EmbeddedBroker> embedded) {
        this.named = named;
        this.embedded = embedded;
    }

    /** Which brokers to dial and how to recognize them. */
    record Access(List<HostPort> brokers, TlsTrust trust) {
        Access {
            brokers = List.copyOf(brokers);
        }
    }

    /** Starts a broker if none is named; returns at once. */
    static BrokerAtHand begin(SharePlan plan, Surroundings surroundings, PrivateFolder state) throws IOException {
        var access = plan.settings().broker();
        Access named = new Access(access.addresses(), access.trust());
        if (!named.brokers().isEmpty()) {
            return new BrokerAtHand(named, Optional.empty());
        }
        BrokerCommand command = BrokerCommand.find(surroundings.properties())
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.MISSING, "this installation has no broker in it: name one with --broker HOST:PORT"));
        HostPort listen = plan.listen().orElse(ANY_LOOPBACK_PORT);
        return new BrokerAtHand(named, Optional.of(EmbeddedBroker.start(command, listen, state.path())));
    }

    /** Waits until there is something to dial. */
    Access await() throws IOException, InterruptedException {
        if (embedded.isEmpty()) {
            return named;
        }
        try {
            BrokerReady ready = embedded.get().awaitReady();
            return new Access(List.of(OutwardAddress.of(ready.address())), new TlsTrust.Pinned(ready.fingerprint()));
        } catch (BrokerStartException failed) {
            ExitCode code = failed.brokerExitCode() == ExitCode.USAGE.code() ? ExitCode.USAGE : ExitCode.FAULT;
            throw new CommandFailure(code, failed.getMessage(), failed);
        }
    }

    /** Before the start is over: ends the broker of one's own without waiting for it; {@link #await} then fails. */
    void giveUp() {
        embedded.ifPresent(EmbeddedBroker::giveUp);
    }

    /** Ends the broker of one's own. */
    @Override
    public void close() throws IOException {
        if (embedded.isPresent()) {
            embedded.get().close();
        }
    }
}
