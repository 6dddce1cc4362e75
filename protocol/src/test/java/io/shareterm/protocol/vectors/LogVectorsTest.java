package io.shareterm.protocol.vectors;

import static io.shareterm.protocol.vectors.Vectors.hex;
import static io.shareterm.protocol.vectors.Vectors.key;
import static io.shareterm.protocol.vectors.Vectors.number;
import static io.shareterm.protocol.vectors.Vectors.small;
import static io.shareterm.protocol.vectors.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.crypto.Hashes;
import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.identity.SessionIdentity;
import io.shareterm.protocol.log.Chain;
import io.shareterm.protocol.log.Checkpoints;
import io.shareterm.protocol.log.EntryContent;
import io.shareterm.protocol.log.EntryOpener;
import io.shareterm.protocol.log.EntrySealer;
import io.shareterm.protocol.log.KeyframeMark;
import io.shareterm.protocol.log.KeyframeOpener;
import io.shareterm.protocol.log.KeyframeSealer;
import io.shareterm.protocol.text.MemberName;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogVectorsTest {

    private final JsonNode file = Vectors.read("log");
    private final SessionIdentity identity = SessionIdentity.generate(Vectors.random(hex(file, "session_seed")));
    private final OutputKey key = new OutputKey(1, 1, key(file, "output_key"));

    @Test
    void logIsSealedChainedAndSigned() {
        var sealer = new EntrySealer(identity.sessionId(), key);
        var chain = Chain.start(identity.sessionId());
        assertThat(chain.value()).isEqualTo(hex(file, "chain_start"));

        for (var vector : Vectors.list(file, "entries")) {
            var frame = sealer.seal(number(vector, "seq"), content(vector, chain));
            assertThat(frame).as(text(vector, "name")).isEqualTo(hex(vector, "native"));
            chain.add(number(vector, "seq"), frame);
            assertThat(chain.value()).isEqualTo(hex(vector, "chain"));
        }
    }

    @Test
    void logIsOpenedAndItsCheckpointsHold() {
        var opener = new EntryOpener(identity.sessionId());
        opener.add(key);
        var chain = Chain.start(identity.sessionId());
        for (var vector : Vectors.list(file, "entries")) {
            var entry = (Frame.Entry) FrameCodec.decode(hex(vector, "native"));
            var content = opener.open(entry);
            assertThat(content).isEqualTo(content(vector, chain));
            if (content instanceof EntryContent.Checkpoint checkpoint) {
                assertThat(Checkpoints.verify(identity.publicKey(), 1, entry.seq(), checkpoint))
                        .isTrue();
                assertThat(checkpoint.chain()).isEqualTo(chain.value());
            }
            chain.add(entry.seq(), hex(vector, "native"));
        }
    }

    @Test
    void longKeyframeIsSealedInParts() {
        var vector = Vectors.read("keyframe").required("long");
        var content =
                ByteString.fromArray(new byte[KeyframeSealer.PART_BYTES]).concat(ByteString.fromString("\u001b[2J"));

        var sealed = new KeyframeSealer(identity.sessionId(), new OutputKey(1, 1, key(vector, "output_key")))
                .seal(3, 2, content);
        assertThat(sealed.frames().stream().map(Hashes::sha256).map(LogVectorsTest::hexText))
                .containsExactlyElementsOf(Vectors.list(vector, "part_native_sha256").stream()
                        .map(JsonNode::textValue)
                        .toList());
        assertThat(sealed.mark()).isEqualTo(new KeyframeMark(3, hex(vector, "hash")));
    }

    @Test
    void shortKeyframeIsSealedAndOpened() {
        var vector = Vectors.read("keyframe").required("short");
        var outputKey = new OutputKey(2, 5, key(vector, "output_key"));
        var frame = hex(vector.required("part"), "native");

        var sealed = new KeyframeSealer(identity.sessionId(), outputKey).seal(4, 9, hex(vector, "content"));
        assertThat(sealed.frames()).containsExactly(frame);
        var opener = new KeyframeOpener(identity.sessionId());
        opener.add(outputKey);
        var opened = opener.add(frame).orElseThrow();
        assertThat(opened.content()).isEqualTo(hex(vector, "content"));
        assertThat(opened.seq()).isEqualTo(9);
        assertThat(opened.mark()).isEqualTo(new KeyframeMark(4, hex(vector, "hash")));
    }

    private EntryContent content(JsonNode v, Chain before) {
        return switch (text(v, "name")) {
            case "resize" -> new EntryContent.Resize(small(v, "columns"), small(v, "rows"));
            case "output" -> new EntryContent.Output(hex(v, "bytes"));
            case "roster" ->
                new EntryContent.Roster(List.of(
                        new EntryContent.Person(7, new MemberName("Ada Lovelace"), Role.HELPER),
                        new EntryContent.Person(8, new MemberName("Grace Hopper"), Role.OBSERVER)));
            case "title" -> new EntryContent.Title(text(v, "text"));
            case "checkpoint", "checkpoint without a keyframe" ->
                Checkpoints.sign(
                        identity, 1, before, new KeyframeMark(number(v, "keyframe_counter"), hex(v, "keyframe_hash")));
            case "kind of a later version" -> new EntryContent.Unknown(0x81, hex(v, "content"));
            default -> throw new IllegalArgumentException("no such entry: " + v);
        };
    }

    private static String hexText(ByteString bytes) {
        return java.util.HexFormat.of().formatHex(bytes.toArray());
    }
}
