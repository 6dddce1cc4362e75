package io.shareterm.agent.connection;

import java.util.List;

/** What happens while somebody dials; each belongs to one attempt, and those of earlier attempts mean nothing any more. */
public sealed interface DialEvent {
    int attempt();

    /** The broker's name has these addresses. */
    record Resolved(int attempt, List<Candidate> addresses) implements DialEvent {
        public Resolved {
            addresses = List.copyOf(addresses);
        }
    }

    record NotResolved(int attempt, DialFailure failure) implements DialEvent {}

    record TimedOut(int attempt) implements DialEvent {}

    /** Something happened on the connection of that attempt, be it while dialling or later. */
    record OnConnection(int attempt, ConnectionEvent event) implements DialEvent {}
}
