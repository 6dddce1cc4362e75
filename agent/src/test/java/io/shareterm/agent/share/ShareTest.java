package io.shareterm.agent.share;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import io.shareterm.agent.session.Program;
import io.shareterm.agent.session.SessionEnd;
import io.shareterm.agent.session.SessionEvent;
import io.shareterm.agent.session.SessionSettings;
import io.shareterm.agent.session.SessionSetup;
import io.shareterm.agent.session.SharedSession;
import io.shareterm.agent.session.TerminalSize;
import io.shareterm.agent.uplink.UplinkEvent;
import io.shareterm.protocol.control.EndReason;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ShareTest {
    @Test
    void aStopBetweenTheLinksAndTheProgramEndsTheSessionAtOnce() throws Exception {
        NewSession session = NewSession.draw(new SecureRandom());
        ObedientProgram program = new ObedientProgram();
        try (Share share = Share.start(session.identity(), session.registered(), new Deaf())) {
            share.stop();

            CompletableFuture<SessionEnd> end = share.begin(setup(session), program, program.session::complete);

            assertThat(end.get(10, TimeUnit.SECONDS).reason()).isEqualTo(EndReason.SHARER_ENDED);
        }
    }

    private static SessionSetup setup(NewSession session) {
        return new SessionSetup(
                session.identity(),
                session.outputKey(),
                session.invites(),
                new SessionSettings(1 << 20, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30), 16),
                TerminalSize.DEFAULT,
                Optional.empty(),
                InstantSource.system());
    }

    /** Writes nothing and ends when it is hung up on. */
    private static final class ObedientProgram implements Program {
        private final CompletableFuture<ActorRef<SharedSession.Command>> session = new CompletableFuture<>();

        @Override
        public ByteString takeOutput() {
            return ByteString.emptyByteString();
        }

        @Override
        public boolean type(ByteString input, Runnable written) {
            return true;
        }

        @Override
        public void resize(TerminalSize size) {}

        @Override
        public void hangUp() {
            session.join().tell(new SharedSession.ProgramEnded(129));
        }
    }

    private static final class Deaf implements ShareListener {
        @Override
        public void uplink(UplinkEvent event) {}

        @Override
        public void session(SessionEvent event) {}

        @Override
        public void broken(String what) {}
    }
}
