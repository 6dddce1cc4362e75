package io.shareterm.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.util.ByteString;
import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.frame.FrameType;
import io.shareterm.protocol.frame.ProtocolException;
import io.shareterm.protocol.identity.SessionId;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class KeyframeSealingTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SessionId SESSION = new SessionId("abcdefghij234567abcd");
    private static final int PART = KeyframeSealer.PART_BYTES;

    private static final List<Integer> LENGTHS =
            List.of(1, PART - 1, PART, PART + 1, 3 * PART, KeyframeSealer.MAX_BYTES);

    private final OutputKey key = OutputKey.generate(1, 1, RANDOM);
    private final KeyframeSealer sealer = new KeyframeSealer(SESSION, key);
    private final KeyframeOpener opener = new KeyframeOpener(SESSION);

    KeyframeSealingTest() {
        opener.add(key);
    }

    @ParameterizedTest
    @FieldSource("LENGTHS")
    void keyframeComesBackWhole(int length) {
        var content = random(length);
        var sealed = sealer.seal(1, 10, content);

        assertThat(sealed.frames()).hasSize((length + PART - 1) / PART);
        assertThat(sealed.frames()).allMatch(f -> f.isCompact() && f.size() <= FrameType.KEYFRAME.maxNative());
        var opened = openAll(sealed.frames());
        assertThat(opened).isEqualTo(new OpenedKeyframe(10, 1, content, sealed.mark()));
    }

    @Test
    void contentIsBounded() {
        for (var length : List.of(0, KeyframeSealer.MAX_BYTES + 1)) {
            assertThatThrownBy(() -> sealer.seal(1, 10, ByteString.fromArray(new byte[length])))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void counterIsNeverSealedTwice() {
        sealer.seal(2, 10, random(1));
        for (var counter : List.of(2L, 1L)) {
            assertThatThrownBy(() -> sealer.seal(counter, 10, random(1))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void partsComeInOrderAndOfOneKeyframe() {
        var one = sealer.seal(1, 10, random(3 * PART)).frames();
        var two = sealer.seal(2, 11, random(3 * PART)).frames();

        refused(one.get(1));
        opener.add(one.get(0));
        refused(one.get(2));
        refused(two.get(1));
        assertThat(opener.add(one.get(1))).isEmpty();
        assertThat(opener.add(one.get(2))).isPresent();
    }

    @Test
    void unfinishedKeyframeGivesWayToAnother() {
        var one = sealer.seal(1, 10, random(2 * PART)).frames();
        var content = random(2 * PART);
        opener.add(one.get(0));
        assertThat(openAll(sealer.seal(2, 11, content).frames()).content()).isEqualTo(content);
        refused(one.get(1));
    }

    @Test
    void sameKeyframeMayComeAgainButNoOlderOne() {
        var old = sealer.seal(1, 10, random(5)).frames();
        var recent = sealer.seal(2, 11, random(5)).frames();
        assertThat(openAll(recent)).isEqualTo(openAll(recent));
        refused(old.get(0));
    }

    @Test
    void changedByteIsRefused() {
        var frame = sealer.seal(1, 10, random(20)).frames().get(0);
        for (var at = 0; at < frame.size(); at++) {
            var changed = frame.toArray();
            changed[at] ^= 1;
            refused(ByteString.fromArray(changed));
        }
        assertThat(opener.add(frame)).isPresent();
    }

    @Test
    void oldKeyPaintsNoScreenOfTheNextEpoch() {
        var next = OutputKey.generate(2, 20, RANDOM);
        opener.add(next);

        refused(sealer.seal(1, 19, random(1)).frames().get(0));
        assertThatThrownBy(() -> new KeyframeSealer(SESSION, next).seal(2, 18, random(1)))
                .isInstanceOf(IllegalArgumentException.class);
        var first = new KeyframeSealer(SESSION, next).seal(2, 19, random(1)).frames();
        assertThat(openAll(first).epoch()).isEqualTo(2);
    }

    @Test
    void anotherFrameIsRefused() {
        var entry = new EntrySealer(SESSION, key).seal(1, new EntryContent.Title("x"));
        refused(entry);
    }

    @Test
    void markTellsKeyframesApart() {
        var one = sealer.seal(1, 10, random(2 * PART));
        assertThat(sealer.seal(2, 10, random(2 * PART)).mark()).isNotEqualTo(one.mark());
        assertThat(FrameCodec.type(one.frames().get(1))).isEqualTo(FrameType.KEYFRAME);
        assertThatThrownBy(() -> new KeyframeMark(0, one.mark().hash())).isInstanceOf(IllegalArgumentException.class);
    }

    private OpenedKeyframe openAll(List<ByteString> frames) {
        for (var frame : frames.subList(0, frames.size() - 1)) {
            assertThat(opener.add(frame)).isEmpty();
        }
        return opener.add(frames.get(frames.size() - 1)).orElseThrow();
    }

    private void refused(ByteString frame) {
        assertThatThrownBy(() -> opener.add(frame)).isInstanceOf(ProtocolException.class);
    }

    private static ByteString random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return ByteString.fromArray(bytes);
    }
}
