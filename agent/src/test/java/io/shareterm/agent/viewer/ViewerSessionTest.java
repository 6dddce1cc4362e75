package io.shareterm.agent.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.control.EndReason;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.identity.SessionIdentity;
import io.shareterm.protocol.input.Verdict;
import io.shareterm.protocol.log.EntryContent;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViewerSessionTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration STALE = Duration.ofSeconds(12);
    private final TestSharer sharer = new TestSharer(Role.HELPER, 1);
    private final ViewerSession viewer = new ViewerSession(sharer.membership, STALE);

    @Test
    void showsWhatTheSharerSent() {
        assertThat(see(sharer.entry(new EntryContent.Resize(100, 30))))
                .containsExactly(new ViewerEvent.Resized(100, 30));
        assertThat(see(sharer.output("hi"))).containsExactly(new ViewerEvent.Output(ByteString.fromString("hi")));
        assertThat(see(sharer.entry(new EntryContent.Title("t")))).containsExactly(new ViewerEvent.Titled("t"));
        assertThat(see(sharer.entry(new EntryContent.Roster(List.of()))))
                .containsExactly(new ViewerEvent.RosterChanged(List.of()));
        assertThat(see(sharer.entry(new EntryContent.Unknown(0x42, ByteString.fromString("?")))))
                .isEmpty();
        assertThat(viewer.lastSeq()).isEqualTo(5);
    }

    @Test
    void saysHowManyEntriesAreMissing() {
        see(sharer.output("1"));
        sharer.output("2");
        sharer.output("3");
        assertThat(see(sharer.output("4"))).startsWith(new ViewerEvent.Skipped(2));
    }

    @Test
    void acceptsACheckpointAfterMissingEntriesAndHoldsTheRestAgainstIt() {
        sharer.output("1");
        assertThat(see(sharer.output("2"))).startsWith(new ViewerEvent.Skipped(1));
        assertThat(see(sharer.checkpoint())).containsExactly(ViewerEvent.BecameCurrent.CURRENT);
        see(sharer.output("4"));
        assertThat(see(sharer.checkpoint())).isEmpty();
    }

    @Test
    void distrustsAnEntryThatWasChanged() {
        ByteString frame = sharer.output("hi");
        for (int at = FrameCodec.PREFIX_BYTES; at < frame.size(); at++) {
            byte[] changed = frame.toArray();
            changed[at] ^= 1;
            ViewerSession fresh = new ViewerSession(sharer.membership, STALE);
            assertThat(see(fresh, ByteString.fromArray(changed)))
                    .as("byte %d", at)
                    .singleElement()
                    .isInstanceOf(ViewerEvent.Distrusted.class);
        }
    }

    @Test
    void distrustsSwappedEntries() {
        ByteString first = sharer.output("1");
        ByteString second = sharer.output("2");
        see(second);
        distrusts(see(first), "came again");
    }

    @Test
    void distrustsAReplay() {
        ByteString first = sharer.output("1");
        see(first);
        distrusts(see(first), "came again: seq=1, last=1");
    }

    @Test
    void distrustsACheckpointOfSomebodyElseWhoHasTheOutputKey() {
        see(sharer.output("1"));
        distrusts(
                see(sharer.checkpointBy(SessionIdentity.generate(new SecureRandom()))),
                "a checkpoint is not signed by the sharer: seq=2");
    }

    @Test
    void distrustsACheckpointOverAnotherLogThanTheOneSeen() {
        TestSharer.Insider insider = sharer.insider();
        see(insider.output("forged"));
        distrusts(see(sharer.checkpoint()), "what came before is not what the sharer sent");
    }

    @Test
    void isCurrentForTwelveSecondsAfterACheckpoint() {
        assertThat(see(sharer.checkpoint())).containsExactly(ViewerEvent.BecameCurrent.CURRENT);
        assertThat(viewer.tick(NOW.plusSeconds(11))).isEmpty();
        assertThat(viewer.tick(NOW.plusSeconds(12))).containsExactly(ViewerEvent.BecameStale.STALE);
        assertThat(viewer.tick(NOW.plusSeconds(13))).isEmpty();
    }

    @Test
    void aCheckpointFromBeforeTheAdmissionMakesNothingCurrent() {
        TestSharer late = new TestSharer(Role.HELPER, 2);
        ViewerSession joined = new ViewerSession(late.membership, STALE);
        assertThat(see(joined, late.checkpoint())).isEmpty();
        assertThat(see(joined, late.checkpoint())).containsExactly(ViewerEvent.BecameCurrent.CURRENT);
    }

    @Test
    void typesOnlyWhileTheScreenIsCurrent() {
        assertThat(viewer.room(NOW)).isZero();
        see(sharer.checkpoint());
        assertThat(viewer.room(NOW)).isEqualTo(InputWindow.MAX_UNACKNOWLEDGED);
        assertThat(viewer.room(NOW.plusSeconds(12))).isZero();
    }

    @Test
    void anObserverNeverTypes() {
        TestSharer other = new TestSharer(Role.OBSERVER, 1);
        ViewerSession observer = new ViewerSession(other.membership, STALE);
        see(observer, other.checkpoint());
        assertThat(observer.room(NOW)).isZero();
    }

    @Test
    void sealsWithItsInputWhatItHasSeen() {
        see(sharer.output("1"));
        see(sharer.checkpoint());
        assertThat(sharer.open(viewer.type(ByteString.fromString("ls\n"), NOW))).hasValueSatisfying(input -> {
            assertThat(input.seenSeq()).isEqualTo(2);
            assertThat(input.bytes()).isEqualTo(ByteString.fromString("ls\n"));
        });
    }

    @Test
    void saysWhyInputWasRefused() {
        see(sharer.checkpoint());
        viewer.type(ByteString.fromString("x"), NOW);
        assertThat(viewer.ack(sharer.ack(2, Verdict.LOCKED), NOW).event())
                .contains(new ViewerEvent.InputRefused(Verdict.LOCKED));
        viewer.type(ByteString.fromString("y"), NOW);
        assertThat(viewer.ack(sharer.ack(3, Verdict.TYPED), NOW).event()).isEmpty();
    }

    @Test
    void anAnswerThatIsNotTheAgentsMeansNothing() {
        see(sharer.checkpoint());
        viewer.type(ByteString.fromString("x"), NOW);
        Frame.InputAck forged = new Frame.InputAck(1, 1, ByteString.fromArray(new byte[25]));
        ViewerSession.Answered answered = viewer.ack(forged, NOW);
        assertThat(answered).isEqualTo(new ViewerSession.Answered(Optional.empty(), List.of()));
        assertThat(viewer.room(NOW)).isEqualTo(InputWindow.MAX_UNACKNOWLEDGED - 1);
    }

    @Test
    void knowsWhetherItHasSeenEverythingUpToTheEnd() {
        see(sharer.output("1"));
        assertThat(viewer.end(sharer.end())).isEqualTo(new ViewerEvent.Ended(EndReason.COMMAND_ENDED, 3, true));
        sharer.output("2");
        assertThat(viewer.end(sharer.end())).isEqualTo(new ViewerEvent.Ended(EndReason.COMMAND_ENDED, 3, false));
    }

    @Test
    void distrustsAnEndThatTheSharerDidNotSign() {
        see(sharer.output("1"));
        ControlMessage.End real = sharer.end();
        var forged = new ControlMessage.End(real.reason(), 0, real.lastSeq(), real.chain(), real.signature());
        assertThat(viewer.end(forged)).isInstanceOf(ViewerEvent.Distrusted.class);
    }

    private List<ViewerEvent> see(ByteString frame) {
        return see(viewer, frame);
    }

    private static List<ViewerEvent> see(ViewerSession session, ByteString frame) {
        Frame.Entry entry;
        try {
            entry = (Frame.Entry) FrameCodec.decode(frame);
        } catch (RuntimeException malformed) {
            return List.of(new ViewerEvent.Distrusted("malformed"));
        }
        return session.entry(entry, frame, NOW);
    }

    private static void distrusts(List<ViewerEvent> events, String why) {
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        ViewerEvent.Distrusted.class,
                        event -> assertThat(event.why()).contains(why));
    }
}
