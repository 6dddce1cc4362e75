package io.shareterm.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareterm.agent.connection.DialFailure;
import io.shareterm.agent.join.JoinEnd;
import io.shareterm.agent.viewer.ViewerEvent;
import io.shareterm.protocol.control.EndReason;
import io.shareterm.protocol.control.Sharer;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.input.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinNoticesTest {
    private final CommandLineFixture line;
    private final JoinNotices notices;

    JoinNoticesTest(@TempDir Path home) {
        line = new CommandLineFixture(home);
        Surroundings surroundings = line.surroundings();
        notices = new JoinNotices(surroundings, new StdinTyping(surroundings.in()));
    }

    @ParameterizedTest
    @CsvSource({
        "INVITE_UNKNOWN, false, REFUSED",
        "REFUSED, false, REFUSED",
        "TOO_MANY_ATTEMPTS, false, REFUSED",
        "LIMIT_REACHED, false, REFUSED",
        "REMOVED, true, REFUSED",
        "NO_SHARER, false, LOST",
        "ENDED, false, LOST",
        "IDLE_TIMEOUT, true, LOST",
        "SHUTTING_DOWN, false, UNREACHABLE",
        "SHUTTING_DOWN, true, LOST",
        "PROTOCOL_ERROR, true, FAULT"
    })
    void whoIsTurnedAwayLeavesWithTheCodeOfTheReason(ErrorCode code, boolean joined, ExitCode expected) {
        assertThat(notices.over(new JoinEnd.TurnedAway(code, "because of this", joined)))
                .isEqualTo(expected);
        assertThat(line.err()).contains("because of this");
    }

    @Test
    void anEndIsAnEnd() {
        assertThat(notices.over(new JoinEnd.Ended(EndReason.COMMAND_ENDED, 7, true)))
                .isEqualTo(ExitCode.OK);
        assertThat(line.err())
                .contains("session ended: the command ended with code 7")
                .doesNotContain("missing");
        assertThat(notices.over(new JoinEnd.Ended(EndReason.SHARER_ENDED, 0, false)))
                .isEqualTo(ExitCode.OK);
        assertThat(line.err())
                .contains("session ended: the sharer ended it")
                .contains("the end of the session is missing");
    }

    @Test
    void aReaderThatGoesAwayEndsItQuietly() {
        assertThat(notices.over(new JoinEnd.ScreenGone())).isEqualTo(ExitCode.OK);
        assertThat(line.err()).isEmpty();
    }

    @Test
    void tamperingIsLostForGood() {
        assertThat(notices.over(new JoinEnd.Distrusted("an entry came again"))).isEqualTo(ExitCode.LOST);
        assertThat(line.err()).contains("cannot be trusted any more: an entry came again");
    }

    @Test
    void aCertificateThatIsNotAcceptedIsNotReachable() {
        DialFailure failure = new DialFailure(DialFailure.Kind.CERTIFICATE, "not accepted");
        assertThat(notices.over(new JoinEnd.Unreachable(List.of(failure)))).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(line.err()).contains("not accepted");
    }

    @Test
    void saysWhatAPersonShouldKnow() {
        notices.presence(Sharer.UNKNOWN);
        notices.event(ViewerEvent.BecameCurrent.CURRENT);
        assertThat(line.err()).contains("waiting for the sharer").doesNotContain("current");
        notices.event(new ViewerEvent.Skipped(3));
        notices.event(ViewerEvent.BecameStale.STALE);
        notices.event(ViewerEvent.BecameCurrent.CURRENT);
        notices.event(new ViewerEvent.InputRefused(Verdict.STALE));
        assertThat(line.err())
                .contains("3 entries were skipped", "stale", "current again", "not typed: it came too late");
        assertThat(line.out()).isEmpty();
    }
}
