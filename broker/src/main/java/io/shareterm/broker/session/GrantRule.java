package io.shareterm.broker.session;

import io.shareterm.protocol.control.ControlMessage.Grant;
import java.util.Optional;

/**
 * How far the agent may send (PROTOCOL 6.6): one window of bytes beyond what the fastest viewer has seen. With nobody there
 * that is one window from the last seen, so that a viewer who comes early sees everything from the start.
 *
 * <p>A grant is worded from the newest entry that came, so that the agent needs no sizes of entries it has let go. A new one is
 * made when the room grew by an eighth of the window: not for every key. That cannot starve the agent: it stands still at the
 * earliest one entry before the end of its room, and what viewers then see of a whole window is more than an eighth.
 */
final class GrantRule {

    private static final int STEPS = 8;

    private final int windowBytes;
    private long grantedTo;

    /** @param windowBytes at least two entries of the largest size */
    GrantRule(int windowBytes) {
        this.windowBytes = windowBytes;
    }

    /** The grant with which a connection of the agent begins. */
    Grant first(FrameLog log, long seen) {
        grantedTo = log.offsetAfter(seen) + windowBytes;
        return grant(log);
    }

    /** Somebody has seen up to {@code seen}, which is more than anybody before. */
    Optional<Grant> raised(FrameLog log, long seen) {
        var limit = log.offsetAfter(seen) + windowBytes;
        if (limit - grantedTo < windowBytes / STEPS) {
            return Optional.empty();
        }
        grantedTo = limit;
        return Optional.of(grant(log));
    }

    private Grant grant(FrameLog log) {
        return new Grant(log.last(), Math.max(0, grantedTo - log.totalOffset()));
    }
}
