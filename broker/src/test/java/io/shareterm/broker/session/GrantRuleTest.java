package io.shareterm.broker.session;

import static io.shareterm.broker.session.TestFrames.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.shareterm.protocol.control.ControlMessage.Grant;
import org.junit.jupiter.api.Test;

class GrantRuleTest {

    private static final int WINDOW = 128 * 1024;
    private static final int FRAME = 1000;

    private final FrameLog log = new FrameLog(new LogLimits(100_000, 1 << 24, 1));
    private final GrantRule rule = new GrantRule(WINDOW);

    @Test
    void withNobodyThereItIsOneWindowFromTheStart() {
        assertThat(rule.first(log, 0)).isEqualTo(new Grant(0, WINDOW));
    }

    @Test
    void anAgentThatComesBackGetsWhatIsLeftOfTheWindow() {
        append(50);
        assertThat(rule.first(log, 0)).isEqualTo(new Grant(50, WINDOW - 50 * FRAME));
        assertThat(rule.first(log, 50)).isEqualTo(new Grant(50, WINDOW));
    }

    @Test
    void aWindowThatIsUsedUpGrantsNothing() {
        append(200);
        assertThat(rule.first(log, 0)).isEqualTo(new Grant(200, 0));
    }

    @Test
    void aLittleProgressIsNotWorthAGrant() {
        rule.first(log, 0);
        append(20);
        assertThat(rule.raised(log, 16)).isEmpty();
        assertThat(rule.raised(log, 17)).contains(new Grant(20, WINDOW - 3 * FRAME));
        assertThat(rule.raised(log, 18)).isEmpty();
    }

    @Test
    void anAgentThatUsesItsRoomUpIsNeverStarvedWhateverTheSizesOfItsEntries() {
        for (var size : new int[] {33, 500, 10_000, 65_541}) {
            assertThat(streams(size, 400)).as("entries of %d bytes", size).isTrue();
        }
    }

    private static boolean streams(int size, int entries) {
        var stream = new FrameLog(new LogLimits(100_000, 1 << 30, 1));
        var grants = new GrantRule(WINDOW);
        var room = grants.first(stream, 0).bytes();
        var next = 1L;
        while (next <= entries) {
            while (room >= size) {
                stream.append(next, entry(next, size - 33));
                room -= size;
                next++;
            }
            // The only viewer has seen all there is.
            var grant = grants.raised(stream, stream.last());
            if (grant.isEmpty()) {
                return false;
            }
            assertThat(grant.get().afterSeq()).isEqualTo(stream.last());
            room = grant.get().bytes();
        }
        return true;
    }

    private void append(int to) {
        for (var seq = 1; seq <= to; seq++) {
            log.append(seq, entry(seq, FRAME - 33));
        }
    }
}
