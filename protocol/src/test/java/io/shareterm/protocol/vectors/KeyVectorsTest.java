package io.shareterm.protocol.vectors;

import static io.shareterm.protocol.vectors.Vectors.hex;
import static io.shareterm.protocol.vectors.Vectors.key;
import static io.shareterm.protocol.vectors.Vectors.number;
import static io.shareterm.protocol.vectors.Vectors.small;
import static io.shareterm.protocol.vectors.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import io.shareterm.protocol.admission.InviteKeys;
import io.shareterm.protocol.admission.InviteSecret;
import io.shareterm.protocol.crypto.Hkdf;
import io.shareterm.protocol.identity.SessionId;
import io.shareterm.protocol.identity.SessionIdentity;
import io.shareterm.protocol.identity.SessionKey;
import io.shareterm.protocol.identity.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class KeyVectorsTest {

    private static final JsonNode KEYS = Vectors.read("keys");
    private static final List<JsonNode> DERIVED = Vectors.list(KEYS, "derived");
    private static final JsonNode IDENTITY = Vectors.read("identity");
    private static final List<JsonNode> STATEMENTS = Vectors.list(IDENTITY, "statements");

    @ParameterizedTest
    @FieldSource("DERIVED")
    void keyIsDerived(JsonNode vector) {
        var expected = hex(vector, "key");
        assertThat(Hkdf.expand(key(vector, "from"), hex(vector, "info"), expected.size()))
                .isEqualTo(expected);
    }

    @Test
    void inviteGivesItsKeys() {
        var keys = InviteKeys.derive(Vectors.session(KEYS), new InviteSecret(hex(KEYS, "secret")));

        assertThat(keys.inviteId().bytes()).isEqualTo(derived("inviteId"));
        assertThat(keys.joinToken().bytes()).isEqualTo(derived("joinToken"));
        assertThat(keys.admitKey().bytes()).isEqualTo(derived("admitKey"));
        assertThat(keys.tokenHash()).isEqualTo(hex(KEYS, "token_hash"));
    }

    @Test
    void seedGivesTheAddress() {
        var identity = SessionIdentity.generate(Vectors.random(hex(IDENTITY, "seed")));

        assertThat(identity.publicKey().raw()).isEqualTo(hex(IDENTITY, "public_key"));
        assertThat(identity.sessionId()).isEqualTo(Vectors.session(IDENTITY));
    }

    @ParameterizedTest
    @FieldSource("STATEMENTS")
    void statementIsSignedAndHolds(JsonNode vector) {
        var identity = SessionIdentity.generate(Vectors.random(hex(IDENTITY, "seed")));
        var statement = statement(identity.sessionId(), vector);

        assertThat(statement.bytes()).isEqualTo(hex(vector, "bytes"));
        assertThat(identity.sign(statement)).isEqualTo(hex(vector, "signature"));
        assertThat(new SessionKey(hex(IDENTITY, "public_key")).verify(statement, hex(vector, "signature")))
                .isTrue();
    }

    private static ByteString derived(String name) {
        return DERIVED.stream()
                .filter(v -> text(v, "name").equals(name))
                .map(v -> hex(v, "key"))
                .findFirst()
                .orElseThrow();
    }

    private static Statement statement(SessionId session, JsonNode v) {
        return switch (text(v, "what")) {
            case "open" ->
                Statement.open(
                        session,
                        hex(v, "broker_nonce"),
                        hex(v, "agent_nonce"),
                        hex(v, "spki_hash"),
                        number(v, "generation"));
            case "admitted" -> Statement.admitted(session, hex(v, "transcript"));
            case "checkpoint" ->
                Statement.checkpoint(
                        session,
                        small(v, "epoch"),
                        number(v, "seq"),
                        hex(v, "chain"),
                        number(v, "keyframe_counter"),
                        hex(v, "keyframe_hash"));
            case "end" ->
                Statement.end(
                        session, number(v, "last_seq"), hex(v, "chain"), small(v, "reason"), small(v, "exit_code"));
            default -> throw new IllegalArgumentException("no such statement: " + v);
        };
    }
}
