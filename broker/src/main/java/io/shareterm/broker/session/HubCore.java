package io.shareterm.broker.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.TimerScheduler;
import io.shareterm.protocol.control.ControlMessage.Failure;
import io.shareterm.protocol.control.ControlMessage.Presence;
import io.shareterm.protocol.control.Sharer;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.identity.SessionId;
import java.util.Optional;

/** What a hub keeps over all its phases, and what every phase does in the same way. Used by the hub's actor alone. */
final class HubCore {

    private static final ViewerEvent RING = new ViewerEvent.Ring();

    final SessionId session;
    final HubSettings settings;
    final Directory directory;
    final ActorContext<HubCommand> context;
    final TimerScheduler<HubCommand> timers;
    final FrameLog log;
    final SeenMark seen = new SeenMark();
    final Seats seats = new Seats();
    final JoinDesk desk = new JoinDesk();
    final KeyframeRequests keyframes = new KeyframeRequests();

    private final ActorRef<HubRegistry.Command> registry;
    private Optional<Directory.HomeIs> home = Optional.empty();
    private long entrances;
    private boolean ringing;

    HubCore(
            SessionId session,
            HubSettings settings,
            Directory directory,
            ActorRef<HubRegistry.Command> registry,
            ActorContext<HubCommand> context,
            TimerScheduler<HubCommand> timers) {
        this.session = session;
        this.settings = settings;
        this.directory = directory;
        this.registry = registry;
        this.context = context;
        this.timers = timers;
        this.log = new FrameLog(settings.logLimits());
    }

    /** Something came by way of the registry: it counts them too, so that none is lost when the hub retires. */
    void entered() {
        entrances++;
    }

    /** The highest generation of the agent's dials that this broker knows; 0: the agent was never here. */
    long highestGeneration() {
        return home.map(Directory.HomeIs::generation).orElse(0L);
    }

    /** A home of this session: this hub, or a failed one before it. The highest generation counts. */
    void learn(Directory.HomeIs known) {
        if (known.generation() > highestGeneration()) {
            home = Optional.of(known);
        }
    }

    /** The session is over, or nobody needs it: the directory forgets it too. */
    void withdraw() {
        home.ifPresent(directory::withdraw);
    }

    /** Rings a batch of the waiting viewers, and the next one after what is already in the mailbox. */
    void ring() {
        if (!ringing && log.ring(settings.log().wakeBatch())) {
            ringing = true;
            context.getSelf().tell(new HubCommand.RingMore());
        }
    }

    void ringMore() {
        ringing = false;
        ring();
    }

    /** The agent's connection is gone: what it had begun or was asked for will not come over it. */
    void agentGone() {
        log.dropPartialKeyframe();
        keyframes.agentGone();
    }

    LogWaiter waiterFor(ActorRef<ViewerEvent> viewer) {
        return new LogWaiter(() -> viewer.tell(RING));
    }

    /** Tells everybody with a seat where the sharer is. */
    void tellPresence(Sharer sharer) {
        var presence = new ViewerEvent.Tell(new Presence(sharer));
        seats.all().forEach(seat -> seat.viewer().tell(presence));
    }

    /** A join that cannot even wait. */
    void refuse(HubCommand.RequestJoin join, ErrorCode code, String text) {
        join.viewer().tell(new ViewerEvent.Close(Failure.of(code, text)));
    }

    /** Whether there is a place for one more; tells the joiner if not. */
    boolean hasRoomFor(HubCommand.RequestJoin join) {
        var limits = settings.sessions();
        if (desk.size() >= limits.waitingJoiners()) {
            refuse(
                    join,
                    ErrorCode.LIMIT_REACHED,
                    full("too many are waiting for this session", limits.waitingJoiners()));
            return false;
        }
        if (seats.size() + desk.size() >= limits.viewers()) {
            refuse(join, ErrorCode.LIMIT_REACHED, full("this session has too many viewers", limits.viewers()));
            return false;
        }
        return true;
    }

    /** Closes whoever has a seat. */
    void closeSeats(Failure failure) {
        var close = new ViewerEvent.Close(failure);
        for (var seat : seats.all()) {
            unseat(seat.viewer());
            seat.viewer().tell(close);
        }
    }

    /** Closes whoever waits to be let in. */
    void closeJoiners(Failure failure) {
        var close = new ViewerEvent.Close(failure);
        for (var joiner : desk.waiting()) {
            desk.remove(joiner.id());
            timers.cancel(joiner.id());
            joiner.viewer().tell(close);
        }
    }

    /** That connection is gone or will be. */
    Optional<Seats.Seat> unseat(ActorRef<ViewerEvent> viewer) {
        var seat = seats.leave(viewer);
        seat.ifPresent(s -> log.remove(s.waiter()));
        return seat;
    }

    /** Nobody needs this hub: the registry answers by {@code Retire} unless something is on its way here. */
    void offerToRetire() {
        registry.tell(new HubRegistry.Unneeded(session, entrances));
    }

    private static String full(String what, int max) {
        return "%s: max=%d; try again later".formatted(what, max);
    }
}
