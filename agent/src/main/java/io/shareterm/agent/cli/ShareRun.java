package io.shareterm.agent.cli;

import io.shareterm.agent.local.LocalTerminal;
import io.shareterm.agent.pty.PtyNative;
import io.shareterm.agent.pty.PtySpec;
import io.shareterm.agent.session.SessionEnd;
import io.shareterm.agent.session.TerminalSize;
import io.shareterm.agent.share.NewSession;
import io.shareterm.agent.share.Share;
import io.shareterm.agent.share.UnreachableException;
import io.shareterm.agent.uplink.UplinkEvent;
import io.shareterm.agent.uplink.UplinkSettings;
import io.shareterm.config.agent.BrokerAccess;
import io.shareterm.config.state.PrivateFolder;
import io.shareterm.config.tls.ClientTls;
import io.shareterm.config.tls.Fingerprint;
import io.shareterm.config.tls.TlsTrust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * One share from its beginning to its exit code. What takes time at the start is done side by side: the broker of one's own
 * comes up, the pty's library is loaded, the actor system starts.
 */
final class ShareRun {
    /** After a signal: to tell the viewers and to end the command and the broker. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Surroundings surroundings;
    private final SharePlan plan;
    private final StopRequest stop = new StopRequest();

    ShareRun(Surroundings surroundings, SharePlan plan) {
        this.surroundings = surroundings;
        this.plan = plan;
    }

    /** Runs it; the exit code. */
    int run() throws Exception {
        Shutdown shutdown = new Shutdown(stop::make, PATIENCE);
        try {
            stop.answerBy(shutdown::waitNoMore);
            PrivateFolder state = PrivateFolder.state(surroundings.environment());
            if (plan.headless()) {
                return run(shutdown, state, Optional.empty());
            }
            try (LocalTerminal terminal = LocalTerminal.open(nativeFolder(state).resolve("jline"))) {
                return run(shutdown, state, Optional.of(terminal));
            }
        } finally {
            shutdown.over();
        }
    }

    private int run(Shutdown shutdown, PrivateFolder state, Optional<LocalTerminal> terminal) throws Exception {
        TerminalSize size =
                plan.size().or(() -> terminal.map(LocalTerminal::size)).orElse(TerminalSize.DEFAULT);
        PtySpec command = SharedCommand.find(plan.command(), surroundings.environment(), size);
        try (BrokerAtHand broker = BrokerAtHand.begin(plan, surroundings, state)) {
            stop.answerBy(() -> {
                broker.giveUp();
                shutdown.waitNoMore();
            });
            CompletableFuture<Void> pty = CompletableFuture.runAsync(() -> preparePty(state));
            NewSession session = NewSession.draw(new SecureRandom());
            ShareNotices notices = new ShareNotices(surroundings, terminal.isPresent());
            try (Share share = Share.start(session.identity(), session.registered(), notices);
                    LinkBoard board = new LinkBoard(surroundings, plan.links())) {
                BrokerAtHand.Access access = reachable(broker);
                stop.answerBy(share::stop);
                board.show(links(session, access.trust(), connect(share, access)));
                pty.join();
                SessionEnd end = new RunningShare(plan, share, terminal).run(session, command);
                terminal.ifPresent(LocalTerminal::close);
                return end.exitCode();
            }
        }
    }

    private BrokerAtHand.Access reachable(BrokerAtHand broker) throws IOException, InterruptedException {
        try {
            return broker.await();
        } catch (CommandFailure | IOException notStarted) {
            if (stop.isMade()) {
                throw StopRequest.stoppedBefore();
            }
            throw notStarted;
        }
    }

    private UplinkEvent.Up connect(Share share, BrokerAtHand.Access access) {
        if (access.trust() instanceof TlsTrust.NoVerification) {
            surroundings.say("warning: the broker's certificate is not verified: whoever is on the way can pose as the"
                    + " broker, see who connects and cut everybody off (but read no screen and type no key)");
        }
        BrokerAccess settings = plan.settings().broker();
        try {
            return share.connect(
                            new UplinkSettings(access.brokers(), settings.retryFirst(), settings.retryLongest()),
                            ClientTls.of(access.trust()),
                            settings.connectTimeout())
                    .join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof UnreachableException unreachable) {
                throw DialSentences.failure(unreachable.reasons());
            }
            throw failed;
        } catch (CancellationException stopped) {
            throw StopRequest.stoppedBefore();
        }
    }

    private static Links links(NewSession session, TlsTrust trust, UplinkEvent.Up up) {
        Optional<Fingerprint> fingerprint = Optional.of(up.certificate().fingerprint());
        if (trust instanceof TlsTrust.SystemTrust) {
            fingerprint = Optional.empty();
        } else if (trust instanceof TlsTrust.Pinned pinned) {
            fingerprint = Optional.of(pinned.fingerprint());
        }
        return Links.of(
                session.identity().sessionId(),
                session.helper(),
                session.observer(),
                new Links.Target(up.publicAddress(), fingerprint));
    }

    private static Path nativeFolder(PrivateFolder state) {
        return state.path().resolve("native");
    }

    private static void preparePty(PrivateFolder state) {
        try {
            PtyNative.prepare(nativeFolder(state));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot unpack the pty library: " + unwritable.getMessage(), unwritable);
        }
    }
}
