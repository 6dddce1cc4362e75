package io.shareterm.broker.session;

import akka.actor.typed.ActorRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The admitted viewers: one connection for each member, one member for each connection (PROTOCOL 5.6). Changed by the
 * hub alone; {@link #size} may be asked from any thread. */
final class Seats {

    /** @param waiter the connection's bell in the log */
    record Seat(int member, ActorRef<ViewerEvent> viewer, LogWaiter waiter) {}

    private final Map<Integer, Seat> byMember = new ConcurrentHashMap<>();
    private final Map<ActorRef<ViewerEvent>, Seat> byViewer = new ConcurrentHashMap<>();

    /** Seats a member; gives the seat of its earlier connection, which has lost it. */
    Optional<Seat> take(Seat seat) {
        var earlier = Optional.ofNullable(byMember.put(seat.member(), seat));
        earlier.ifPresent(s -> byViewer.remove(s.viewer()));
        byViewer.put(seat.viewer(), seat);
        return earlier;
    }

    /** The connection is gone; empty if it has no seat. */
    Optional<Seat> leave(ActorRef<ViewerEvent> viewer) {
        var seat = Optional.ofNullable(byViewer.remove(viewer));
        seat.ifPresent(s -> byMember.remove(s.member()));
        return seat;
    }

    Optional<Seat> of(int member) {
        return Optional.ofNullable(byMember.get(member));
    }

    List<Seat> all() {
        return List.copyOf(byMember.values());
    }

    int size() {
        return byMember.size();
    }
}
