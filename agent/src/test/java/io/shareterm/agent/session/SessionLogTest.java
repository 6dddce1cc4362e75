package io.shareterm.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.control.EndReason;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.identity.Statement;
import io.shareterm.protocol.log.Chain;
import io.shareterm.protocol.log.Checkpoints;
import io.shareterm.protocol.log.EntryContent;
import io.shareterm.protocol.log.EntryOpener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionLogTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final TestSession session = new TestSession();
    private final SessionLog log = new SessionLog(session.identity, session.key, TestSession.SETTINGS, NOW);

    @Test
    void numbersEveryEntryWithoutAHole() {
        log.append(new EntryContent.Resize(80, 24), NOW);
        log.output(ByteString.fromString("hello"), NOW);
        log.checkpoint(NOW);
        assertThat(opened()).extracting(entry -> entry.frame().seq()).containsExactly(1L, 2L, 3L);
        assertThat(log.nextSeq()).isEqualTo(4);
    }

    @Test
    void outputBecomesEntriesThatEndAtGround() {
        log.output(ByteString.fromString("a\u001b["), NOW);
        log.output(ByteString.fromString("1mb"), NOW);
        assertThat(opened())
                .extracting(Entry::content)
                .containsExactly(
                        new EntryContent.Output(ByteString.fromString("a")),
                        new EntryContent.Output(ByteString.fromString("\u001b[1mb")));
    }

    @Test
    void signsTheChainOfEverythingBefore() {
        log.append(new EntryContent.Resize(80, 24), NOW);
        log.output(ByteString.fromString("hello"), NOW);
        log.checkpoint(NOW);
        Chain chain = Chain.start(session.identity.sessionId());
        List<Entry> entries = opened();
        chain.add(1, entries.get(0).bytes());
        chain.add(2, entries.get(1).bytes());
        assertThat(entries.get(2).content()).isInstanceOfSatisfying(EntryContent.Checkpoint.class, checkpoint -> {
            assertThat(checkpoint.chain()).isEqualTo(chain.value());
            assertThat(Checkpoints.verify(session.identity.publicKey(), 1, 3, checkpoint))
                    .isTrue();
        });
    }

    @Test
    void signsTheEndAfterTheNewestEntry() {
        log.append(new EntryContent.Resize(80, 24), NOW);
        ControlMessage.End end = log.end(EndReason.COMMAND_ENDED, 3);
        Chain chain = Chain.start(session.identity.sessionId());
        chain.add(1, opened().get(0).bytes());
        assertThat(end.lastSeq()).isEqualTo(1);
        assertThat(end.chain()).isEqualTo(chain.value());
        Statement statement = Statement.end(session.identity.sessionId(), 1, chain.value(), 1, 3);
        assertThat(session.identity.publicKey().verify(statement, end.signature()))
                .isTrue();
    }

    @Test
    void outputThatEndsInsideASequenceIsNotLost() {
        log.output(ByteString.fromString("a\u001b[3"), NOW);
        log.outputEnded(NOW);
        assertThat(opened())
                .extracting(Entry::content)
                .contains(new EntryContent.Output(ByteString.fromString("\u001b[3")));
    }

    private record Entry(Frame.Entry frame, ByteString bytes, EntryContent content) {}

    private List<Entry> opened() {
        EntryOpener opener = new EntryOpener(session.identity.sessionId());
        opener.add(session.key);
        List<Entry> entries = new ArrayList<>();
        for (Optional<SealedEntry> next = log.entries().firstAfter(0);
                next.isPresent();
                next = log.entries().firstAfter(next.get().seq())) {
            Frame.Entry frame = (Frame.Entry) FrameCodec.decode(next.get().frame());
            entries.add(new Entry(frame, next.get().frame(), opener.open(frame)));
        }
        return entries;
    }
}
