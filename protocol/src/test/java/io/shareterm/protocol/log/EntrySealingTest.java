package io.shareterm.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.util.ByteString;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.frame.FrameType;
import io.shareterm.protocol.frame.ProtocolException;
import io.shareterm.protocol.identity.SessionIdentity;
import io.shareterm.protocol.text.MemberName;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class EntrySealingTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SessionIdentity IDENTITY = SessionIdentity.generate(RANDOM);

    private static final List<EntryContent> CONTENTS = List.of(
            new EntryContent.Output(ByteString.fromString("ls -l\r\n")),
            new EntryContent.Output(ByteString.fromArray(new byte[EntryContent.MAX_BYTES])),
            new EntryContent.Resize(80, 24),
            new EntryContent.Resize(4_096, 1),
            new EntryContent.Roster(List.of()),
            new EntryContent.Roster(List.of(
                    new EntryContent.Person(1, new MemberName("Ada"), Role.HELPER),
                    new EntryContent.Person(2, new MemberName("Grace Hopper"), Role.OBSERVER))),
            new EntryContent.Title("vim — PROTOCOL.md"),
            new EntryContent.Title(""),
            Checkpoints.sign(IDENTITY, 1, Chain.start(IDENTITY.sessionId()), KeyframeMark.NONE),
            new EntryContent.Unknown(0x81, ByteString.fromString("later")),
            new EntryContent.Unknown(0x00, ByteString.emptyByteString()));

    private final OutputKey key = OutputKey.generate(1, 1, RANDOM);
    private final EntrySealer sealer = new EntrySealer(IDENTITY.sessionId(), key);
    private final EntryOpener opener = opener(key);

    @ParameterizedTest
    @FieldSource("CONTENTS")
    void contentComesBackAsItWas(EntryContent content) {
        var frame = sealer.seal(1, content);
        assertThat(frame.isCompact()).isTrue();
        assertThat(open(frame)).isEqualTo(content);
    }

    @Test
    void theSamplesHoldEveryKind() {
        assertThat(CONTENTS.stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(EntryContent.class.getPermittedSubclasses());
    }

    @Test
    void largestOutputFillsTheFrame() {
        var frame = sealer.seal(1, new EntryContent.Output(ByteString.fromArray(new byte[EntryContent.MAX_BYTES])));
        assertThat(frame.size()).isEqualTo(FrameType.ENTRY.maxNative());
    }

    @Test
    void fullRosterFits() {
        var people = IntStream.rangeClosed(1, EntryContent.Roster.MAX)
                .mapToObj(i -> new EntryContent.Person(
                        Integer.MAX_VALUE - i, new MemberName("x".repeat(MemberName.MAX_BYTES)), Role.OBSERVER))
                .toList();
        var roster = new EntryContent.Roster(people);
        assertThat(open(sealer.seal(1, roster))).isEqualTo(roster);
    }

    @Test
    void numberIsNeverSealedTwice() {
        var content = new EntryContent.Title("x");
        sealer.seal(5, content);
        for (var seq : List.of(5L, 4L, 1L)) {
            assertThatThrownBy(() -> sealer.seal(seq, content)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(open(sealer.seal(6, content))).isEqualTo(content);
    }

    @Test
    void everyChangedByteAndEveryCutIsRefused() {
        var frame = sealer.seal(3, new EntryContent.Output(ByteString.fromString("hello")));
        for (var at = 0; at < frame.size(); at++) {
            var changed = frame.toArray();
            changed[at] ^= 1;
            refused(ByteString.fromArray(changed));
            refused(frame.take(at));
        }
        assertThat(open(frame)).isEqualTo(new EntryContent.Output(ByteString.fromString("hello")));
    }

    @Test
    void entryOfAnotherSessionDoesNotOpen() {
        var other = SessionIdentity.generate(RANDOM).sessionId();
        refused(new EntrySealer(other, key).seal(1, new EntryContent.Title("x")));
    }

    @Test
    void oldKeyAddsNothingFromTheNextEpochOn() {
        var next = OutputKey.generate(2, 10, RANDOM);
        opener.add(next);

        assertThat(open(sealer.seal(9, new EntryContent.Title("old")))).isEqualTo(new EntryContent.Title("old"));
        refused(sealer.seal(10, new EntryContent.Title("forged")));
        var renewed = new EntrySealer(IDENTITY.sessionId(), next).seal(10, new EntryContent.Title("new"));
        assertThat(open(renewed)).isEqualTo(new EntryContent.Title("new"));
    }

    @Test
    void newKeyIsNotUsedBeforeItsEpoch() {
        var next = OutputKey.generate(2, 10, RANDOM);
        assertThatThrownBy(() -> new EntrySealer(IDENTITY.sessionId(), next).seal(9, new EntryContent.Title("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void epochsMustRise() {
        for (var bad : List.of(OutputKey.generate(1, 9, RANDOM), OutputKey.generate(2, 1, RANDOM))) {
            assertThatThrownBy(() -> opener.add(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void malformedContentThatOpensIsRefused() {
        var random = new Random(5);
        for (var i = 1; i < 5_000; i++) {
            var bytes = new byte[random.nextInt(160)];
            random.nextBytes(bytes);
            var frame = sealer.seal(i, new EntryContent.Unknown(1 + random.nextInt(5), ByteString.fromArray(bytes)));
            try {
                open(frame);
            } catch (ProtocolException e) {
                assertThat(e).hasMessageStartingWith("entry malformed: kind=0x0");
            }
        }
    }

    private EntryContent open(ByteString frame) {
        return opener.open((Frame.Entry) FrameCodec.decode(frame));
    }

    private void refused(ByteString frame) {
        assertThatThrownBy(() -> {
                    if (FrameCodec.decode(frame) instanceof Frame.Entry entry) {
                        opener.open(entry);
                    } else {
                        throw new ProtocolException(
                                io.shareterm.protocol.frame.ErrorCode.FRAME_INVALID, "another type of frame");
                    }
                })
                .isInstanceOf(ProtocolException.class);
    }

    private static EntryOpener opener(OutputKey key) {
        var opener = new EntryOpener(IDENTITY.sessionId());
        opener.add(key);
        return opener;
    }
}
