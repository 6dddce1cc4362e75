package io.shareterm.broker.directory;

import akka.actor.typed.ActorRef;
import io.shareterm.broker.session.Directory;
import io.shareterm.protocol.identity.SessionId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The directory of a broker that is alone: every home is here. It outlives the hubs, so that one that comes after a failed one
 * still knows the highest generation and refuses an older connection of the agent. Lost with the process, and not missed.
 */
public final class LocalDirectory implements Directory {

    private static final Waiting WAITING = new Waiting();

    private final Map<SessionId, HomeIs> homes = new ConcurrentHashMap<>();

    @Override
    public void announce(HomeIs home) {
        homes.merge(home.session(), home, (known, told) -> told.generation() < known.generation() ? known : told);
    }

    @Override
    public void lookup(SessionId session, ActorRef<Answer> replyTo) {
        Answer known = homes.get(session);
        replyTo.tell(known == null ? WAITING : known);
    }

    @Override
    public void withdraw(HomeIs home) {
        homes.remove(home.session(), home);
    }
}
