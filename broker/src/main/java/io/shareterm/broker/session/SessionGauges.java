package io.shareterm.broker.session;

import akka.actor.typed.ActorRef;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/**
 * What all hubs of this node hold together, for metrics and tests. Looks at the live hubs from any thread; nothing is counted
 * twice or forgotten when a hub fails.
 */
public final class SessionGauges {

    /** A view of one hub's own parts, which are safe to look at from any thread. */
    record View(FrameLog log, Seats seats, JoinDesk desk) {}

    private final Map<ActorRef<HubCommand>, View> hubs = new ConcurrentHashMap<>();

    void add(ActorRef<HubCommand> hub, View view) {
        hubs.put(hub, view);
    }

    void remove(ActorRef<HubCommand> hub) {
        hubs.remove(hub);
    }

    /** All hubs are gone, or will be: a registry begins. */
    void clear() {
        hubs.clear();
    }

    /** Sessions that are shared, away, ended but kept, or waited for. */
    public long sessions() {
        return hubs.size();
    }

    /** Admitted viewers. */
    public long viewers() {
        return sum(view -> view.seats().size());
    }

    /** Those who wait to be let in. */
    public long joiners() {
        return sum(view -> view.desk().size());
    }

    /** Bytes of frames in all logs: entries, keyframes and unfinished keyframes. */
    public long retainedBytes() {
        return sum(view -> view.log().retainedBytes());
    }

    private long sum(ToLongFunction<View> part) {
        return hubs.values().stream().mapToLong(part).sum();
    }
}
