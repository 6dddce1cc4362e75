package io.shareterm.agent.share;

import io.shareterm.agent.connection.DialFailure;
import java.util.List;

/** No broker took the session. */
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<DialFailure> reasons;

    UnreachableException(List<DialFailure> reasons) {
        super("no broker took the session");
        this.reasons = List.copyOf(reasons);
    }

    /** In the order of the attempts. */
    public List<DialFailure> reasons() {
        return reasons;
    }
}
