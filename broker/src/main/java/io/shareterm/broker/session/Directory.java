package io.shareterm.broker.session;

import akka.actor.typed.ActorRef;
import io.shareterm.protocol.identity.SessionId;

/**
 * Where sessions are at home (DESIGN 7.6). A cache that is never in the way: a hub works while an answer is out, and one that
 * finds nothing waits. Called from any thread; returns at once.
 */
public interface Directory {

    /** The answer to a lookup. */
    sealed interface Answer {}

    /** The agent of that session is connected at this hub by its dial of that generation; the highest counts. */
    record HomeIs(SessionId session, long generation, ActorRef<HubCommand> home) implements Answer {
        public HomeIs {
            if (generation < 1) {
                throw new IllegalArgumentException("generation=" + generation + ", must be 1 at least");
            }
        }
    }

    /** No home is known: the session waits for its sharer. */
    record Waiting() implements Answer {}

    /** A hub became home. A lower generation than the known one changes nothing. */
    void announce(HomeIs home);

    /** Answers {@code replyTo} once, by {@link Waiting} if in doubt. */
    void lookup(SessionId session, ActorRef<Answer> replyTo);

    /** This home is over, if it is still the known one. */
    void withdraw(HomeIs home);
}
