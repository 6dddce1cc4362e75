package io.shareterm.broker.session;

import java.util.Optional;

/**
 * Wishes for a keyframe of all viewers of a session as requests to its agent (DESIGN 7.5): one outstanding, and a pause after
 * each. Wishes outlive the agent's connection. The hub keeps the time.
 */
final class KeyframeRequests {

    private Optional<Long> wanted = Optional.empty();
    private boolean outstanding;
    private boolean pausing;

    /** A viewer wants one as of that entry or later. */
    void want(long minSeq) {
        wanted = Optional.of(Math.max(minSeq, wanted.orElse(0L)));
    }

    /** What to ask the agent for now, if anything; then a pause begins. */
    Optional<Long> ask() {
        if (outstanding || pausing || wanted.isEmpty()) {
            return Optional.empty();
        }
        outstanding = true;
        pausing = true;
        return wanted;
    }

    void pauseIsOver() {
        pausing = false;
    }

    /** One came, as of that entry; viewers whom it does not help want another. */
    void came(long seq) {
        outstanding = false;
        wanted = wanted.filter(min -> min > seq);
    }

    /** The agent's connection is gone, and the request with it. */
    void agentGone() {
        outstanding = false;
    }
}
