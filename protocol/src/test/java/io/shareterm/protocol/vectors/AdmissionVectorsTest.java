package io.shareterm.protocol.vectors;

import static io.shareterm.protocol.vectors.Vectors.hex;
import static io.shareterm.protocol.vectors.Vectors.key;
import static io.shareterm.protocol.vectors.Vectors.number;
import static io.shareterm.protocol.vectors.Vectors.small;
import static io.shareterm.protocol.vectors.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shareterm.protocol.admission.AdmitContent;
import io.shareterm.protocol.admission.AgentHandshake;
import io.shareterm.protocol.admission.InviteKeys;
import io.shareterm.protocol.admission.InviteSecret;
import io.shareterm.protocol.admission.JoinerHandshake;
import io.shareterm.protocol.admission.MemberKeys;
import io.shareterm.protocol.admission.Membership;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.identity.SessionIdentity;
import io.shareterm.protocol.text.MemberName;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionVectorsTest {

    private final JsonNode file = Vectors.read("admission");
    private final JsonNode joinerSide = file.required("joiner");
    private final JsonNode agentSide = file.required("agent");
    private final SessionIdentity identity = SessionIdentity.generate(Vectors.random(hex(file, "session_seed")));
    private final InviteSecret secret = new InviteSecret(hex(file, "secret"));
    private final MemberName name = new MemberName(text(joinerSide, "name"));
    private final JoinerHandshake joiner =
            JoinerHandshake.begin(identity.sessionId(), secret, name, Vectors.random(hex(joinerSide, "private")));
    private final List<OutputKey> outputKeys = Vectors.list(file, "output_keys").stream()
            .map(k -> new OutputKey(small(k, "epoch"), number(k, "from_seq"), key(k, "key")))
            .toList();
    private final MemberKeys keys = new MemberKeys(
            small(agentSide, "member"), key(file, "wrap_key"), key(file, "input_key"), key(file, "ack_key"));

    @Test
    void joinerMakesTheAdmit() {
        assertThat(joiner.admit()).isEqualTo(hex(joinerSide, "admit"));
    }

    @Test
    void agentOpensTheAdmitAndMakesTheAdmission() {
        var invite = InviteKeys.derive(identity.sessionId(), secret);
        var admit = AdmitContent.open(identity.sessionId(), invite, hex(joinerSide, "admit"));
        assertThat(admit.name()).isEqualTo(name);
        assertThat(admit.ephemeral()).isEqualTo(hex(joinerSide, "public"));

        var answer = new AgentHandshake(identity, Vectors.random(hex(agentSide, "private")))
                .admit(
                        admit,
                        small(agentSide, "member"),
                        Role.valueOf(text(agentSide, "role")),
                        number(agentSide, "next_seq"),
                        outputKeys);
        assertThat(answer.admission()).isEqualTo(hex(file, "admission"));
        assertThat(answer.keys()).isEqualTo(keys);
    }

    @Test
    void joinerTakesTheAdmission() {
        var expected = new Membership(
                identity.publicKey(),
                Role.valueOf(text(agentSide, "role")),
                number(agentSide, "next_seq"),
                keys,
                outputKeys);
        assertThat(joiner.complete(small(agentSide, "member"), hex(file, "admission")))
                .isEqualTo(expected);
    }
}
