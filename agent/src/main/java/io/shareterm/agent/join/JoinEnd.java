package io.shareterm.agent.join;

import io.shareterm.agent.connection.DialFailure;
import io.shareterm.protocol.control.EndReason;
import io.shareterm.protocol.frame.ErrorCode;
import java.util.List;

/** How the watching ended. */
public sealed interface JoinEnd {
    /** The sharer ended the session, or the command did. {@code complete}: everything up to its end was seen. */
    record Ended(EndReason reason, int exitCode, boolean complete) implements JoinEnd {}

    /** The person left. */
    record Left() implements JoinEnd {}

    /** The reader of the output went away. */
    record ScreenGone() implements JoinEnd {}

    /** No broker was reached. */
    record Unreachable(List<DialFailure> reasons) implements JoinEnd {
        public Unreachable {
            reasons = List.copyOf(reasons);
        }
    }

    /** The broker or the sharer said no, or said goodbye. {@code joined}: only after this viewer was let in. */
    record TurnedAway(ErrorCode code, String text, boolean joined) implements JoinEnd {}

    /** The connection was lost. */
    record Lost(DialFailure reason) implements JoinEnd {}

    /** Somebody has tampered with the session. */
    record Distrusted(String why) implements JoinEnd {}
}
