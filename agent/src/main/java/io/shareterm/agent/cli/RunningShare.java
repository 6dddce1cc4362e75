package io.shareterm.agent.cli;

import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import io.shareterm.agent.local.LocalTerminal;
import io.shareterm.agent.pty.Coalescing;
import io.shareterm.agent.pty.PtyListener;
import io.shareterm.agent.pty.PtyProgram;
import io.shareterm.agent.pty.PtySpec;
import io.shareterm.agent.session.SessionEnd;
import io.shareterm.agent.session.SessionSettings;
import io.shareterm.agent.session.SessionSetup;
import io.shareterm.agent.session.SharedSession;
import io.shareterm.agent.share.NewSession;
import io.shareterm.agent.share.Share;
import io.shareterm.config.agent.AgentSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The program while it is shared: its terminal, its session, and the person at the keyboard. */
final class RunningShare {
    private static final int KEYS_BYTES = 4096;
    /** A program that was hung up on is killed before this is over. */
    private static final Duration PROGRAM_END = Duration.ofSeconds(2);

    private final SharePlan plan;
    private final Share share;
    private final Optional<LocalTerminal> terminal;

    RunningShare(SharePlan plan, Share share, Optional<LocalTerminal> terminal) {
        this.plan = plan;
        this.share = share;
        this.terminal = terminal;
    }

    /** Starts the program and waits for the end of the session. */
    SessionEnd run(NewSession session, PtySpec command) throws IOException, InterruptedException {
        AgentSettings settings = plan.settings();
        OutputStream screen = terminal.map(LocalTerminal::screen).orElseGet(OutputStream::nullOutputStream);
        PtyProgram program = PtyProgram.start(
                command,
                screen,
                new Coalescing(
                        settings.output().coalesceTime(), settings.output().coalesceBytes()));
        SessionSetup setup = new SessionSetup(
                session.identity(),
                session.outputKey(),
                session.invites(),
                sessionSettings(settings),
                command.size(),
                plan.title(),
                InstantSource.system());
        SessionEnd end = share.begin(setup, program, begun -> {
                    terminal.ifPresent(local -> attach(local, program, begun));
                    program.begin(tell(begun));
                })
                .join();
        program.awaitEnd(PROGRAM_END);
        return end;
    }

    private void attach(LocalTerminal local, PtyProgram program, ActorRef<SharedSession.Command> session) {
        local.makeRaw();
        if (plan.size().isEmpty()) {
            local.onResize(size -> session.tell(new SharedSession.Resized(size)));
        }
        Thread keys = new Thread(() -> typeInto(program, local.keys()), "shareterm-keys");
        keys.setDaemon(true);
        keys.start();
    }

    private static void typeInto(PtyProgram program, InputStream keys) {
        byte[] typed = new byte[KEYS_BYTES];
        try {
            for (int length = keys.read(typed); length > 0; length = keys.read(typed)) {
                program.typeLocally(ByteString.fromArray(typed, 0, length));
            }
        } catch (IOException windowClosed) {
            program.hangUp();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static PtyListener tell(ActorRef<SharedSession.Command> session) {
        return new PtyListener() {
            @Override
            public void outputReady() {
                session.tell(SharedSession.OutputReady.READY);
            }

            @Override
            public void ended(int exitCode) {
                session.tell(new SharedSession.ProgramEnded(exitCode));
            }
        };
    }

    private static SessionSettings sessionSettings(AgentSettings settings) {
        return new SessionSettings(
                settings.output().ringBytes(),
                settings.checkpoints().active(),
                settings.checkpoints().idle(),
                settings.input().stale(),
                settings.input().typingMembers());
    }
}
