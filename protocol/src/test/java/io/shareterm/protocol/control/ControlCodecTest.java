package io.shareterm.protocol.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.util.ByteString;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.FrameType;
import io.shareterm.protocol.frame.ProtocolException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ControlCodecTest {

    private static final List<ControlMessage> ALL = ControlMessages.ALL;

    @Test
    void theSamplesHoldEveryKind() {
        var kinds = new HashSet<>(Arrays.asList(ControlMessage.class.getPermittedSubclasses()));
        ALL.forEach(m -> kinds.remove(m.getClass()));
        assertThat(kinds).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void messageComesBackAsItWas(ControlMessage message) {
        assertThat(ControlCodec.decode(ControlCodec.encode(message))).isEqualTo(message);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void everyPrefixAndEveryChangedByteIsReadOrRefused(ControlMessage message) {
        var body = ControlCodec.encode(message);
        var random = new Random(1);
        for (var at = 0; at < body.size(); at++) {
            readOrRefuse(body.take(at));
            var changed = body.toArray();
            changed[at] ^= (byte) (1 + random.nextInt(255));
            readOrRefuse(ByteString.fromArray(changed));
        }
    }

    @Test
    void randomBytesAreReadOrRefused() {
        var random = new Random(2);
        for (var i = 0; i < 20_000; i++) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            readOrRefuse(ByteString.fromArray(bytes));
        }
    }

    @Test
    void unknownFieldIsPassedOver() {
        var ping = ControlCodec.encode(new ControlMessage.Ping(1));
        var unknown = ByteString.fromArray(new byte[] {(byte) 0xf8, 0x07, 0x05});
        assertThat(ControlCodec.decode(ping.concat(unknown))).isEqualTo(new ControlMessage.Ping(1));
    }

    @Test
    void unknownMessageIsRefused() {
        assertThatThrownBy(() -> ControlCodec.decode(ByteString.emptyByteString()))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("control message invalid: it is empty or of an unknown kind; closing connection")
                .extracting(e -> ((ProtocolException) e).code())
                .isEqualTo(ErrorCode.PROTOCOL_ERROR);
    }

    @Test
    void largestMessagesFitIntoAFrame() {
        var invites = IntStream.range(0, ControlMessage.Invites.MAX)
                .mapToObj(i -> new ControlMessage.Invite(
                        new io.shareterm.protocol.identity.InviteId(
                                ByteString.fromArray(new byte[] {(byte) i, 1, 2, 3, 4, 5, 6, 7})),
                        ControlMessages.bytes(32, 0xff)))
                .toList();
        var admitted = new ControlMessage.Admitted(
                Integer.MAX_VALUE, ControlMessages.bytes(ControlMessage.MAX_ADMISSION, 0xff));
        for (var message :
                List.of(new ControlMessage.Invites(invites), new ControlMessage.AdmitReply(Long.MAX_VALUE, admitted))) {
            assertThat(ControlCodec.encode(message).size()).isLessThanOrEqualTo(FrameType.CONTROL.maxBody());
            assertThat(ControlCodec.decode(ControlCodec.encode(message))).isEqualTo(message);
        }
    }

    @Test
    void joinTokenIsNotInTheText() {
        var join = new ControlMessage.Join(
                ControlMessages.SESSION,
                ControlMessages.INVITE,
                ControlMessages.bytes(32, 0x61),
                ControlMessages.bytes(1, 0x61));
        assertThat(join.toString()).doesNotContain("97").doesNotContain("aaa");
    }

    private static void readOrRefuse(ByteString body) {
        try {
            ControlCodec.decode(body);
        } catch (ProtocolException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.PROTOCOL_ERROR);
        }
    }
}
