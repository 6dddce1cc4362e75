package io.shareterm.agent.share;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import io.shareterm.agent.connection.AgentSystem;
import io.shareterm.agent.session.Program;
import io.shareterm.agent.session.SessionEnd;
import io.shareterm.agent.session.SessionEvent;
import io.shareterm.agent.session.SessionSetup;
import io.shareterm.agent.session.SharedSession;
import io.shareterm.agent.uplink.UplinkEvent;
import io.shareterm.agent.uplink.UplinkSettings;
import io.shareterm.config.tls.ClientTls;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.identity.SessionIdentity;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One share, from its actor system to its end: connect, then begin, then wait for the end. {@link #stop} may come at any time
 * and from any thread.
 */
public final class Share implements AutoCloseable {
    private final CompletableFuture<UplinkEvent.Up> up = new CompletableFuture<>();
    private final CompletableFuture<SessionEnd> end = new CompletableFuture<>();
    private final ActorSystem<ShareGuardian.Command> system;

    private Share(SessionIdentity identity, ControlMessage.Invites invites, ShareListener listener) {
        this.system = AgentSystem.start(ShareGuardian.create(identity, invites, new Told(listener)));
    }

    /** Starts the actor system; takes some 0.4 s. */
    public static Share start(SessionIdentity identity, ControlMessage.Invites invites, ShareListener listener) {
        return new Share(identity, invites, listener);
    }

    /** Dials the brokers; fails with {@link UnreachableException} if none takes the session, or if it is stopped. */
    public CompletableFuture<UplinkEvent.Up> connect(UplinkSettings settings, ClientTls tls, Duration connectTimeout) {
        system.tell(new ShareGuardian.Connect(settings, tls, connectTimeout));
        return up;
    }

    /**
     * Begins the session of this program.
     *
     * @param begun is called with the session once it is there, from another thread
     * @return how it ends; fails if it breaks by our fault
     */
    public CompletableFuture<SessionEnd> begin(
            SessionSetup setup, Program program, Consumer<ActorRef<SharedSession.Command>> begun) {
        system.tell(new ShareGuardian.Begin(setup, program, begun));
        return end;
    }

    /** The person ends it: before it is connected at once, later with a signed end for the viewers. */
    public void stop() {
        up.cancel(false);
        system.tell(ShareGuardian.Stop.STOP);
    }

    @Override
    public void close() {
        AgentSystem.end(system);
    }

    private final class Told implements ShareListener {
        private final ShareListener person;

        Told(ShareListener person) {
            this.person = person;
        }

        @Override
        public void uplink(UplinkEvent event) {
            if (event instanceof UplinkEvent.Up connected && !up.isDone()) {
                up.complete(connected);
            } else if (event instanceof UplinkEvent.GaveUp gaveUp) {
                up.completeExceptionally(new UnreachableException(gaveUp.reasons()));
            } else {
                person.uplink(event);
            }
        }

        @Override
        public void session(SessionEvent event) {
            if (event instanceof SessionEvent.Ended ended) {
                end.complete(ended.end());
            } else {
                person.session(event);
            }
        }

        @Override
        public void broken(String what) {
            IllegalStateException fault = new IllegalStateException(what);
            up.completeExceptionally(fault);
            end.completeExceptionally(fault);
        }
    }
}
