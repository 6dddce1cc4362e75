package io.shareterm.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever bytes come, in whatever pieces, frames are the same, and nothing but {@link ProtocolException} comes out. */
class FramePropertiesTest {

    @Property(tries = 500)
    void frameComesBackAsItWas(@ForAll("frames") Frame frame) {
        var bytes = FrameCodec.encode(frame);
        assertThat(bytes.isCompact()).isTrue();
        assertThat(FrameCodec.decode(bytes)).isEqualTo(frame);
        assertThat(FrameCodec.type(bytes)).isEqualTo(frame.type());
    }

    @Property(tries = 300)
    void piecesMakeNoDifference(
            @ForAll("agentFrames") @Size(max = 8) List<Frame> frames, @ForAll("cuts") List<Integer> cuts) {
        var stream = frames.stream().map(FrameCodec::encode).reduce(ByteString.emptyByteString(), ByteString::concat);
        var reader = new FrameReader(FrameLimits.AGENT_TO_BROKER);
        var read = new ArrayList<Frame>();
        var rest = stream;
        for (var cut : cuts) {
            reader.append(rest.take(cut));
            rest = rest.drop(cut);
            drain(reader, read);
        }
        reader.append(rest);
        drain(reader, read);

        assertThat(read).isEqualTo(frames);
        assertThat(reader.midFrame()).isFalse();
    }

    @Property(tries = 2_000)
    void randomBytesAreReadOrRefused(
            @ForAll @Size(max = 200) byte[] bytes, @ForAll FrameLimits limits, @ForAll("cuts") List<Integer> cuts) {
        var whole = outcome(limits, List.of(ByteString.fromArray(bytes)));
        var pieces = new ArrayList<ByteString>();
        var rest = ByteString.fromArray(bytes);
        for (var cut : cuts) {
            pieces.add(rest.take(cut));
            rest = rest.drop(cut);
        }
        pieces.add(rest);
        assertThat(outcome(limits, pieces)).isEqualTo(whole);
    }

    @Property(tries = 1_000)
    void everyPrefixAndChangeIsReadOrRefused(
            @ForAll("frames") Frame frame, @ForAll int at, @ForAll byte change, @ForAll FrameLimits limits) {
        var bytes = FrameCodec.encode(frame);
        var place = Math.floorMod(at, Math.min(bytes.size(), 40));
        decodeOrRefuse(bytes.take(place));
        var changed = bytes.toArray();
        changed[place] ^= change;
        decodeOrRefuse(ByteString.fromArray(changed));
        outcome(limits, List.of(ByteString.fromArray(changed)));
    }

    private static String outcome(FrameLimits limits, List<ByteString> pieces) {
        var reader = new FrameReader(limits);
        var read = new ArrayList<Frame>();
        try {
            for (var piece : pieces) {
                reader.append(piece);
                drain(reader, read);
            }
            return read + (reader.midFrame() ? " and a part" : "");
        } catch (ProtocolException e) {
            return read + e.code().wireName() + e.getMessage();
        }
    }

    private static void drain(FrameReader reader, List<Frame> into) {
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            assertThat(next.get().isCompact()).isTrue();
            into.add(FrameCodec.decode(next.get()));
        }
    }

    private static void decodeOrRefuse(ByteString bytes) {
        try {
            FrameCodec.decode(bytes);
        } catch (ProtocolException e) {
            assertThat(e.code()).isIn(ErrorCode.FRAME_INVALID, ErrorCode.FRAME_TOO_LARGE);
        }
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(0, 60).list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<Frame> frames() {
        return Arbitraries.oneOf(
                fromAgent(), inputs(), numbers().map(Frame.Seen::new), numbers().map(Frame.EntryAck::new));
    }

    @Provide
    Arbitrary<List<Frame>> agentFrames() {
        return fromAgent().list();
    }

    private static Arbitrary<Frame> fromAgent() {
        Arbitrary<Frame> entries =
                Combinators.combine(numbers(), ids(), sealed(65_524)).as(Frame.Entry::new);
        Arbitrary<Frame> keyframes = Combinators.combine(numbers(), numbers(), ids(), parts(), parts(), sealed(65_512))
                .as((c, s, e, a, b, x) -> new Frame.Keyframe(c, s, e, Math.min(a, b) - 1, Math.max(a, b), x));
        Arbitrary<Frame> acks =
                Combinators.combine(ids(), numbers(), sealed(16_372)).as(Frame.InputAck::new);
        Arbitrary<Frame> controls = bytes(0, 16_384).map(Frame.ControlFrame::new);
        return Arbitraries.oneOf(entries, keyframes, acks, controls);
    }

    private static Arbitrary<Frame> inputs() {
        return Combinators.combine(ids(), numbers(), sealed(16_372)).as(Frame.Input::new);
    }

    private static Arbitrary<Long> numbers() {
        return Arbitraries.longs().between(1, Long.MAX_VALUE);
    }

    private static Arbitrary<Integer> ids() {
        return Arbitraries.integers().between(1, Integer.MAX_VALUE);
    }

    private static Arbitrary<Integer> parts() {
        return Arbitraries.integers().between(1, Frame.Keyframe.MAX_PARTS);
    }

    private static Arbitrary<ByteString> sealed(int max) {
        return bytes(FrameType.TAG_BYTES, max);
    }

    /** Lengths to both ends, contents that matter to nobody. */
    private static Arbitrary<ByteString> bytes(int min, int max) {
        return Arbitraries.integers().between(min, max).map(n -> ByteString.fromArray(new byte[n]));
    }
}
