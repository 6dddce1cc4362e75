package io.shareterm.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.util.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

    private final FrameReader reader = new FrameReader(FrameLimits.AGENT_TO_BROKER);

    private static final ByteString ENTRY = FrameCodec.encode(new Frame.Entry(1, 1, zeros(40)));
    private static final ByteString CONTROL = FrameCodec.encode(new Frame.ControlFrame(zeros(3)));

    @Test
    void frameThatCameAsOnePieceIsThatPiece() {
        reader.append(ENTRY);

        assertThat(reader.next().orElseThrow()).isSameAs(ENTRY);
        assertThat(reader.midFrame()).isFalse();
    }

    @Test
    void framesOfOnePieceAreCutOutAndPinNothing() {
        reader.append(ENTRY.concat(CONTROL).concat(ENTRY).compact());

        assertThat(drain()).containsExactly(ENTRY, CONTROL, ENTRY).allMatch(ByteString::isCompact);
        assertThat(reader.midFrame()).isFalse();
    }

    @Test
    void everySplitInTwoGivesTheSameFrames() {
        var stream = ENTRY.concat(CONTROL).compact();
        for (var cut = 0; cut <= stream.size(); cut++) {
            var frames = new ArrayList<ByteString>();
            reader.append(stream.take(cut));
            frames.addAll(drain());
            assertThat(reader.midFrame()).isEqualTo(cut != 0 && cut != ENTRY.size() && cut != stream.size());
            reader.append(stream.drop(cut));
            frames.addAll(drain());
            assertThat(frames).containsExactly(ENTRY, CONTROL).allMatch(ByteString::isCompact);
        }
    }

    @Test
    void singleBytesGiveTheSameFrames() {
        var frames = new ArrayList<ByteString>();
        for (var i = 0; i < ENTRY.size(); i++) {
            reader.append(ENTRY.slice(i, i + 1));
            frames.addAll(drain());
        }
        assertThat(frames).containsExactly(ENTRY);
    }

    @Test
    void piecesAppendedBeforeAnyNextAreJoined() {
        for (var i = 0; i < ENTRY.size(); i++) {
            reader.append(ENTRY.slice(i, i + 1));
        }
        assertThat(drain()).containsExactly(ENTRY);
    }

    @Test
    void lengthIsRefusedBeforeTheBodyCame() {
        reader.append(hex("00 01 11 71 01"));

        assertThatThrownBy(reader::next)
                .isInstanceOf(ProtocolException.class)
                .hasMessage("frame too large: type=entry, length=70000, max=65536; closing connection")
                .extracting(e -> ((ProtocolException) e).code())
                .isEqualTo(ErrorCode.FRAME_TOO_LARGE);
    }

    @Test
    void lengthBeyondTwoGigabytesIsTooLarge() {
        reader.append(hex("ff ff ff ff 10"));

        assertThatThrownBy(reader::next).hasMessageStartingWith("frame too large: type=control, length=4294967294,");
    }

    @Test
    void brokenStreamStaysBroken() {
        reader.append(hex("00 00 00 02 77 00"));
        assertThatThrownBy(reader::next).hasMessage("frame type unknown: type=0x77; closing connection");

        reader.append(ENTRY);
        assertThatThrownBy(reader::next).hasMessage("frame type unknown: type=0x77; closing connection");
    }

    @Test
    void wrongWayIsRefused() {
        var first = new FrameReader(FrameLimits.FIRST_MESSAGE);
        first.append(ENTRY);
        assertThatThrownBy(first::next)
                .hasMessage("frame goes the wrong way: type=entry, way=first_message; closing connection");
    }

    @Test
    void otherLimitsHoldFromTheNextFrame() {
        var first = new FrameReader(FrameLimits.FIRST_MESSAGE);
        first.append(CONTROL.concat(ENTRY));
        assertThat(first.next()).contains(CONTROL);

        first.limits(FrameLimits.AGENT_TO_BROKER);
        assertThat(first.next()).contains(ENTRY);
    }

    private List<ByteString> drain() {
        var frames = new ArrayList<ByteString>();
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            frames.add(next.get());
        }
        return frames;
    }

    private static ByteString zeros(int bytes) {
        return ByteString.fromArray(new byte[bytes]);
    }

    private static ByteString hex(String bytes) {
        return ByteString.fromArray(java.util.HexFormat.ofDelimiter(" ").parseHex(bytes));
    }
}
