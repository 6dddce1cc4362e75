package io.shareterm.e2e;

import static io.shareterm.e2e.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import io.shareterm.protocol.control.ControlCodec;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.identity.SessionId;
import io.shareterm.protocol.log.EntryContent;
import io.shareterm.protocol.log.EntrySealer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A broker that wants a viewer to see what the sharer did not show, or not to see what it did, against a real {@code join}. */
class HostileToViewerIT {
    private static final Sandbox SANDBOX = Sandbox.create();
    private static final int LOST = 5;
    private static HostileBroker broker;
    private static ShareProcess share;

    /** A viewer that joins gets the log of the tests before, too. */
    private final String word = "word-" + System.nanoTime();

    private JoinProcess viewer;

    @BeforeAll
    static void share() {
        SANDBOX.configureAgent("checkpoints { active = 200ms, idle = 500ms, stale = 2s }");
        broker = SANDBOX.keep(HostileBroker.start());
        share = SANDBOX.keep(ShareProcess.through(
                SANDBOX,
                broker.address(),
                broker.fingerprint(),
                List.of("sh", "-c", "stty -echo; echo ready; while read -r line; do echo \"shown $line\"; done")));
    }

    @BeforeEach
    void join() {
        viewer = JoinProcess.start(SANDBOX, share.helper());
        viewer.awaitOut("ready");
        viewer.line("before " + word);
        viewer.awaitOut("shown before " + word);
    }

    @AfterEach
    void leave() {
        viewer.close();
        broker.behave();
    }

    @AfterAll
    static void end() {
        SANDBOX.close();
    }

    @Test
    void anAlteredEntryIsRefused() {
        eachEntry(entry -> List.of(new Frame.Entry(entry.seq(), entry.epoch(), Bytes.flipped(entry.sealed(), 0))));

        assertSessionRefused();
    }

    @Test
    void anEntryUnderAnotherNumberIsRefused() {
        eachEntry(entry -> List.of(new Frame.Entry(entry.seq() + 1, entry.epoch(), entry.sealed())));

        assertSessionRefused();
    }

    @Test
    void anEntryUnderAnotherEpochIsRefused() {
        eachEntry(entry -> List.of(new Frame.Entry(entry.seq(), entry.epoch() + 1, entry.sealed())));

        assertSessionRefused();
    }

    @Test
    void entriesInAnotherOrderAreRefused() {
        var held = new ArrayList<Frame>();
        eachEntry(entry -> {
            held.add(0, entry);
            return held.size() < 2 ? List.of() : held;
        });

        assertSessionRefused();
    }

    @Test
    void anOldScreenShownAgainIsRefused() {
        var old = broker.log().get(1);
        eachEntry(entry -> List.of(old));

        assertSessionRefused();
    }

    @Test
    void whatAnInsiderForgesIsRefusedWithTheNextCheckpoint() {
        try (var insider = TestViewer.join(share.observer())) {
            var key = insider.outputKeys().get(insider.outputKeys().size() - 1);
            eachEntry(entry -> {
                var sealer = new EntrySealer(new SessionId(share.links().session()), key);
                var forged = new EntryContent.Output(ByteString.fromString("type your password: "));
                return List.of(FrameCodec.decode(sealer.seal(entry.seq(), forged)));
            });
            viewer.line("x");
            viewer.awaitOut("type your password: ");
            broker.behave();

            assertThat(viewer.process().awaitExit().code()).isEqualTo(LOST);
        }
    }

    @Test
    void anEntryThatIsWithheldIsSeenAsMissing() {
        var withheld = new ArrayList<Frame>();
        eachEntry(entry -> {
            if (withheld.isEmpty()) {
                withheld.add(entry);
                return List.of();
            }
            return List.of(entry);
        });
        viewer.line("never seen");
        eventually().until(() -> !withheld.isEmpty());
        broker.behave();
        viewer.line("seen again");

        viewer.awaitOut("shown seen again");
        viewer.process().awaitErr("skipped");
        assertThat(viewer.output()).doesNotContain("shown never seen");
    }

    @Test
    void aSessionThatIsWithheldIsSeenAsStaleAndTypingIsHeld() {
        eachEntry(entry -> List.of());
        viewer.process().awaitErr("stale");
        int typed = broker.inputs().size();
        int logged = broker.log().size();

        viewer.line("held");
        eventually("some more checkpoints").until(() -> broker.log().size() >= logged + 3);
        assertThat(broker.inputs()).as("typed while it was stale").hasSize(typed);

        broker.behave();
        viewer.awaitOut("shown held");
    }

    @Test
    void anEndThatTheSharerDidNotSignEndsNothing() {
        broker.handToViewers(
                frame -> frame instanceof Frame.Entry entry ? List.of(forgedEnd(entry.seq())) : List.of(frame));
        viewer.line("x");

        assertThat(viewer.process().awaitExit().code()).isEqualTo(LOST);
        assertThat(viewer.process().err().text())
                .contains("cannot be trusted", "not signed")
                .doesNotContain("session ended");
    }

    private static Frame forgedEnd(long seq) {
        var zeros = ByteString.fromArray(new byte[ControlMessage.HASH_BYTES]);
        return new Frame.ControlFrame(ControlCodec.encode(new ControlMessage.End(
                io.shareterm.protocol.control.EndReason.COMMAND_ENDED, 0, seq, zeros, zeros.concat(zeros))));
    }

    private static void eachEntry(Function<Frame.Entry, List<Frame>> rule) {
        broker.handToViewers(frame -> frame instanceof Frame.Entry entry ? rule.apply(entry) : List.of(frame));
    }

    private void assertSessionRefused() {
        viewer.line(word);

        assertThat(viewer.process().awaitExit().code()).as("%s", viewer).isEqualTo(LOST);
        assertThat(viewer.process().err().text())
                .contains("cannot be trusted", "tell the sharer")
                .doesNotContain("\tat ");
        assertThat(viewer.output()).doesNotContain("shown " + word);
    }
}
