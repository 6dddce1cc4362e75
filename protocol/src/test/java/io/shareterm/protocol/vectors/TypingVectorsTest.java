package io.shareterm.protocol.vectors;

import static io.shareterm.protocol.vectors.Vectors.hex;
import static io.shareterm.protocol.vectors.Vectors.key;
import static io.shareterm.protocol.vectors.Vectors.number;
import static io.shareterm.protocol.vectors.Vectors.small;
import static io.shareterm.protocol.vectors.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shareterm.protocol.admission.MemberKeys;
import io.shareterm.protocol.crypto.SymmetricKey;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.identity.SessionId;
import io.shareterm.protocol.input.Ack;
import io.shareterm.protocol.input.AckOpener;
import io.shareterm.protocol.input.AckSealer;
import io.shareterm.protocol.input.InputContent;
import io.shareterm.protocol.input.InputOpener;
import io.shareterm.protocol.input.InputSealer;
import io.shareterm.protocol.input.Verdict;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class TypingVectorsTest {

    private final JsonNode file = Vectors.read("typing");
    private final SessionId session = Vectors.session(file);
    private final MemberKeys keys = new MemberKeys(
            small(file, "member"),
            SymmetricKey.generate(new SecureRandom()),
            key(file, "input_key"),
            key(file, "ack_key"));

    @Test
    void inputIsSealedAndOpened() {
        var sealer = new InputSealer(session, keys);
        var opener = new InputOpener(session, keys);
        for (var vector : Vectors.list(file, "inputs")) {
            var input = new InputContent(number(vector, "seen_seq"), hex(vector, "bytes"));
            assertThat(sealer.seal(number(vector, "seq"), input)).isEqualTo(hex(vector, "native"));
            assertThat(opener.open((Frame.Input) FrameCodec.decode(hex(vector, "native"))))
                    .contains(input);
        }
    }

    @Test
    void everyVerdictIsSealedAndOpened() {
        var sealer = new AckSealer(session, keys);
        var opener = new AckOpener(session, keys);
        for (var vector : Vectors.list(file, "acks")) {
            var ack = new Ack(number(vector, "next_seq"), Verdict.valueOf(text(vector, "verdict")));
            assertThat(sealer.seal(ack)).isEqualTo(hex(vector, "native"));
            assertThat(opener.open((Frame.InputAck) FrameCodec.decode(hex(vector, "native"))))
                    .contains(ack);
        }
        assertThat(Vectors.list(file, "acks")).hasSameSizeAs(Verdict.values());
    }
}
