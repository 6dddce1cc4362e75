package io.shareterm.broker.session;

import java.util.Optional;

/**
 * Wishes for a keyframe of all viewers of a session as requests to its agent (DESIGN 7.5): one outstanding, at most so many a
 * second. Time is passed in.
 */
final class KeyframeRequests {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long pauseNanos;
    private Optional<Long> wanted = Optional.empty();
    private boolean asked;
    private Optional<Long> askedAt = Optional.empty();

    KeyframeRequests(int perSecond) {
        this.pauseNanos = NANOS_PER_SECOND / perSecond;
    }

    /** A viewer wants one as of that entry or later. */
    void want(long minSeq) {
        wanted = Optional.of(Math.max(minSeq, wanted.orElse(0L)));
    }

    /** What to ask the agent for now, if anything. */
    Optional<Long> ask(long nowNanos) {
        if (asked || wanted.isEmpty() || pauseLeft(nowNanos) > 0) {
            return Optional.empty();
        }
        asked = true;
        askedAt = Optional.of(nowNanos);
        return wanted;
    }

    /** For how long nothing may be asked though something is wanted, in nanoseconds; empty: nothing to wait for. */
    Optional<Long> waitNanos(long nowNanos) {
        return asked || wanted.isEmpty() ? Optional.empty() : Optional.of(pauseLeft(nowNanos));
    }

    /** One came, as of that entry; viewers whom it does not help want another. */
    void came(long seq) {
        asked = false;
        wanted = wanted.filter(min -> min > seq);
    }

    /** The agent's connection is gone, and the request with it. */
    void agentGone() {
        asked = false;
    }

    private long pauseLeft(long nowNanos) {
        return askedAt.map(at -> Math.max(0, at + pauseNanos - nowNanos)).orElse(0L);
    }
}
