package io.shareterm.agent.cli;

import akka.actor.typed.ActorSystem;
import io.shareterm.agent.connection.AgentSystem;
import io.shareterm.agent.connection.BrokerDialler;
import io.shareterm.agent.join.JoinEnd;
import io.shareterm.agent.join.JoinPlan;
import io.shareterm.agent.join.PipeScreen;
import io.shareterm.agent.join.Watch;
import io.shareterm.config.agent.AgentSettings;
import io.shareterm.config.settings.HostPort;
import io.shareterm.config.tls.ClientTls;
import io.shareterm.config.tls.TlsTrust;
import io.shareterm.protocol.admission.JoinerHandshake;
import io.shareterm.protocol.frame.FrameLimits;
import io.shareterm.protocol.link.ShareLink;
import io.shareterm.protocol.text.MemberName;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One viewer in a pipe, from the link to the exit code. */
final class JoinRun {
    /** After a signal: to close the connection in good order. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Surroundings surroundings;
    private final AgentSettings settings;

    JoinRun(Surroundings surroundings, AgentSettings settings) {
        this.surroundings = surroundings;
        this.settings = settings;
    }

    /** Where the broker is and how it is recognized. */
    record Peer(HostPort broker, TlsTrust trust) {}

    /** Watches until it is over; the exit code. */
    int run(ShareLink link, Peer peer, MemberName name) {
        if (peer.trust() instanceof TlsTrust.NoVerification) {
            surroundings.say("warning: the broker's certificate is not verified: whoever is on the way can pose as the"
                    + " broker, see who connects and cut you off (but read no screen and type no key)");
        }
        JoinPlan plan = new JoinPlan(
                peer.broker(),
                link.session(),
                JoinerHandshake.begin(link.session(), link.secret(), name, new SecureRandom()),
                settings.checkpoints().stale());
        ClientTls tls = ClientTls.of(peer.trust());
        CompletableFuture<JoinEnd> end = new CompletableFuture<>();
        StdinTyping typing = new StdinTyping(surroundings.in());
        JoinNotices notices = new JoinNotices(surroundings, typing);
        Watch.Sides sides = new Watch.Sides(new PipeScreen(surroundings.bytesOut()), notices, end);
        ActorSystem<Watch.Command> watch = AgentSystem.start(Watch.create(plan, system -> dialler(system, tls), sides));
        typing.into(watch);
        watch.getWhenTerminated().thenRun(() -> end.completeExceptionally(new IllegalStateException("the watch died")));
        Shutdown shutdown = new Shutdown(() -> watch.tell(Watch.Leave.LEAVE), PATIENCE);
        try {
            return notices.over(end.join()).code();
        } finally {
            AgentSystem.end(watch);
            shutdown.over();
        }
    }

    private BrokerDialler dialler(ActorSystem<?> system, ClientTls tls) {
        return new BrokerDialler(
                system, tls, FrameLimits.BROKER_TO_VIEWER, settings.broker().connectTimeout());
    }
}
