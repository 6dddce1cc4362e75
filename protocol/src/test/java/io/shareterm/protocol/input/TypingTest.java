package io.shareterm.protocol.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.util.ByteString;
import io.shareterm.protocol.admission.MemberKeys;
import io.shareterm.protocol.crypto.AeadSealer;
import io.shareterm.protocol.crypto.HotFrame;
import io.shareterm.protocol.crypto.Nonces;
import io.shareterm.protocol.crypto.SymmetricKey;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.frame.FrameType;
import io.shareterm.protocol.frame.ProtocolException;
import io.shareterm.protocol.identity.SessionId;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TypingTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SessionId SESSION = new SessionId("abcdefghij234567abcd");

    private final MemberKeys keys = keys(7);
    private final InputSealer sealer = new InputSealer(SESSION, keys);
    private final InputOpener opener = new InputOpener(SESSION, keys);

    @Test
    void everyLengthComesBackInAMultipleOf32() {
        for (var length = 1; length <= InputContent.MAX_BYTES; length += length < 100 ? 1 : 37) {
            var input = new InputContent(length, ByteString.fromArray(new byte[length]));
            var frame = decode(sealer.seal(length, input));
            assertThat((frame.sealed().size() - FrameType.TAG_BYTES) % 32).isZero();
            assertThat(opener.open(frame)).contains(input);
        }
    }

    @Test
    void inputIsBounded() {
        var most = new InputContent(0, ByteString.fromArray(new byte[InputContent.MAX_BYTES]));
        assertThat(opener.open(decode(sealer.seal(1, most)))).contains(most);
        for (var length : List.of(0, InputContent.MAX_BYTES + 1)) {
            assertThatThrownBy(() -> new InputContent(0, ByteString.fromArray(new byte[length])))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new InputContent(-1, ByteString.fromString("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void inputIsNeverSealedTwiceUnderOneNumber() {
        sealer.seal(1, typed("a"));
        assertThatThrownBy(() -> sealer.seal(1, typed("b"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyChangedByteIsUnreadable() {
        var frame = sealer.seal(1, typed("sudo reboot\r"));
        for (var at = 0; at < frame.size(); at++) {
            var changed = frame.toArray();
            changed[at] ^= 1;
            assertThat(open(ByteString.fromArray(changed))).isEmpty();
        }
    }

    @Test
    void inputOfAnotherMemberSessionOrWayIsUnreadable() {
        var frame = decode(sealer.seal(1, typed("a")));
        var other = new MemberKeys(8, keys.wrap(), keys.input(), keys.ack());
        assertThat(new InputOpener(SESSION, other).open(frame)).isEmpty();
        assertThat(new InputOpener(SESSION, keys(7)).open(frame)).isEmpty();
        assertThat(new InputOpener(new SessionId("abcdefghij234567abce"), keys).open(frame))
                .isEmpty();
        assertThat(new InputOpener(SESSION, keys).open(new Frame.Input(8, 1, frame.sealed())))
                .isEmpty();
        var swapped = new MemberKeys(7, keys.wrap(), keys.ack(), keys.input());
        assertThat(new InputOpener(SESSION, swapped).open(frame)).isEmpty();
    }

    @Test
    void otherPaddingIsUnreadable() {
        var wellFormed = new byte[32];
        ByteBuffer.wrap(wellFormed).putLong(5).putShort((short) 1).put((byte) 'x');
        assertThat(sealedAs(1, wellFormed)).contains(new InputContent(5, ByteString.fromString("x")));

        assertThat(sealedAs(2, java.util.Arrays.copyOf(wellFormed, 64))).isEmpty();
        assertThat(sealedAs(3, java.util.Arrays.copyOf(wellFormed, 31))).isEmpty();
        assertThat(sealedAs(4, java.util.Arrays.copyOf(wellFormed, 9))).isEmpty();
        assertThat(sealedAs(5, new byte[0])).isEmpty();
        for (var at = 0; at < 32; at++) {
            var changed = wellFormed.clone();
            changed[at] ^= (byte) (at == 0 ? 0x80 : at < 8 || at == 10 ? 0 : 1);
            assertThat(sealedAs(6 + at, changed).isPresent()).isEqualTo((at > 0 && at < 8) || at == 10);
        }
    }

    @Test
    void randomPlaintextIsReadOrUnreadable() {
        var random = new Random(6);
        for (var i = 1; i < 2_000; i++) {
            var plain = new byte[random.nextInt(100)];
            random.nextBytes(plain);
            sealedAs(i, plain);
        }
    }

    @Test
    void acknowledgementIsTakenOnceAndInOrder() {
        var acks = new AckSealer(SESSION, keys);
        var first = decodeAck(acks.seal(new Ack(2, Verdict.TYPED)));
        var second = decodeAck(acks.seal(new Ack(3, Verdict.STALE)));
        var third = decodeAck(acks.seal(new Ack(3, Verdict.DUPLICATE)));
        var reader = new AckOpener(SESSION, keys);

        assertThat(reader.open(first)).contains(new Ack(2, Verdict.TYPED));
        assertThat(reader.open(first)).isEmpty();
        assertThat(reader.open(third)).contains(new Ack(3, Verdict.DUPLICATE));
        assertThat(reader.open(second)).isEmpty();
    }

    @Test
    void forgedAcknowledgementMovesNothing() {
        var reader = new AckOpener(SESSION, keys);
        var real = decodeAck(new AckSealer(SESSION, keys).seal(new Ack(2, Verdict.TYPED)));

        assertThat(reader.open(new Frame.InputAck(7, 99, real.sealed()))).isEmpty();
        assertThat(reader.open(new Frame.InputAck(8, 1, real.sealed()))).isEmpty();
        assertThat(reader.open(decodeAck(new AckSealer(SESSION, keys(7)).seal(new Ack(2, Verdict.TYPED)))))
                .isEmpty();
        assertThat(reader.open(real)).contains(new Ack(2, Verdict.TYPED));
    }

    @Test
    void onlyTypedAndTheGatesRefusalsConsume() {
        assertThat(Verdict.values())
                .filteredOn(Verdict::consumes)
                .containsExactly(Verdict.TYPED, Verdict.OBSERVER, Verdict.MUTED, Verdict.LOCKED, Verdict.STALE);
    }

    @Test
    void whatWasTypedIsNotInTheText() {
        assertThat(typed("hunter2")).hasToString("InputContent[seenSeq=1, length=7]");
    }

    private Optional<InputContent> sealedAs(long seq, byte[] plain) {
        var frame = new HotFrame(FrameType.INPUT, SESSION);
        frame.header().putInt(7).putLong(seq);
        var sealed = frame.seal(
                new AeadSealer(keys.input()),
                Nonces.counter(seq),
                frame.plain(plain.length).put(plain));
        return opener.open(decode(sealed));
    }

    private Optional<InputContent> open(ByteString frame) {
        try {
            return FrameCodec.decode(frame) instanceof Frame.Input input ? opener.open(input) : Optional.empty();
        } catch (ProtocolException e) {
            return Optional.empty();
        }
    }

    private static Frame.Input decode(ByteString frame) {
        return (Frame.Input) FrameCodec.decode(frame);
    }

    private static Frame.InputAck decodeAck(ByteString frame) {
        return (Frame.InputAck) FrameCodec.decode(frame);
    }

    private static InputContent typed(String text) {
        return new InputContent(1, ByteString.fromString(text));
    }

    private static MemberKeys keys(int member) {
        return new MemberKeys(
                member, SymmetricKey.generate(RANDOM), SymmetricKey.generate(RANDOM), SymmetricKey.generate(RANDOM));
    }
}
