package io.shareterm.agent.cli;

import io.shareterm.agent.connection.DialFailure;
import io.shareterm.agent.connection.DialFailure.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** What a person is told when there is no way to a broker. */
final class DialSentences {
    private DialSentences() {}

    /** Every reason on a line; a broker that said no is something else than none that answers. */
    static CommandFailure failure(List<DialFailure> reasons) {
        boolean refused = reasons.stream().anyMatch(reason -> reason.kind() == Kind.TURNED_AWAY);
        return new CommandFailure(
                refused ? ExitCode.REFUSED : ExitCode.UNREACHABLE,
                reasons.stream().map(DialFailure::sentence).collect(Collectors.joining("\n")));
    }
}
