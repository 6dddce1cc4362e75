package io.shareterm.protocol.vectors;

import static io.shareterm.protocol.vectors.Vectors.hex;
import static io.shareterm.protocol.vectors.Vectors.number;
import static io.shareterm.protocol.vectors.Vectors.small;
import static io.shareterm.protocol.vectors.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.frame.FrameLimits;
import io.shareterm.protocol.frame.FrameReader;
import io.shareterm.protocol.frame.FrameType;
import io.shareterm.protocol.frame.ProtocolException;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FrameVectorsTest {

    private static final JsonNode FILE = Vectors.read("frames");
    private static final List<JsonNode> FRAMES = Vectors.list(FILE, "frames");
    private static final List<JsonNode> REFUSED = Vectors.list(FILE, "refused");

    @ParameterizedTest
    @FieldSource("FRAMES")
    void frameIsWrittenAndRead(JsonNode vector) {
        var frame = frame(FrameType.valueOf(text(vector, "type")), vector.required("fields"));

        assertThat(FrameCodec.encode(frame)).isEqualTo(hex(vector, "native"));
        assertThat(FrameCodec.decode(hex(vector, "native"))).isEqualTo(frame);
    }

    @ParameterizedTest
    @FieldSource("REFUSED")
    void frameIsRefused(JsonNode vector) {
        var code = ErrorCode.valueOf(text(vector, "code"));

        assertThatThrownBy(() -> {
                    var reader = reader(hex(vector, "native").apply(4));
                    reader.append(hex(vector, "native"));
                    FrameCodec.decode(reader.next().orElseThrow());
                })
                .isInstanceOfSatisfying(
                        ProtocolException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void everyTypeIsThere() {
        var types = EnumSet.allOf(FrameType.class);
        FRAMES.forEach(vector -> types.remove(FrameType.valueOf(text(vector, "type"))));
        assertThat(types).isEmpty();
    }

    private static FrameReader reader(byte type) {
        return new FrameReader(
                type == FrameType.INPUT.number() || type == FrameType.ENTRY_ACK.number()
                        ? FrameLimits.BROKER_TO_AGENT
                        : type == FrameType.SEEN.number() ? FrameLimits.VIEWER_TO_BROKER : FrameLimits.AGENT_TO_BROKER);
    }

    private static Frame frame(FrameType type, JsonNode f) {
        return switch (type) {
            case ENTRY -> new Frame.Entry(number(f, "seq"), small(f, "epoch"), hex(f, "sealed"));
            case KEYFRAME ->
                new Frame.Keyframe(
                        number(f, "counter"),
                        number(f, "seq"),
                        small(f, "epoch"),
                        small(f, "part"),
                        small(f, "parts"),
                        hex(f, "sealed"));
            case INPUT -> new Frame.Input(small(f, "member"), number(f, "seq"), hex(f, "sealed"));
            case INPUT_ACK -> new Frame.InputAck(small(f, "member"), number(f, "counter"), hex(f, "sealed"));
            case SEEN -> new Frame.Seen(number(f, "seq"));
            case ENTRY_ACK -> new Frame.EntryAck(number(f, "seq"));
            case CONTROL -> new Frame.ControlFrame(hex(f, "body"));
        };
    }
}
