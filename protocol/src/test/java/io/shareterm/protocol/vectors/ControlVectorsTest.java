package io.shareterm.protocol.vectors;

import static io.shareterm.protocol.vectors.Vectors.hex;
import static io.shareterm.protocol.vectors.Vectors.number;
import static io.shareterm.protocol.vectors.Vectors.small;
import static io.shareterm.protocol.vectors.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.shareterm.protocol.control.ControlCodec;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.control.EndReason;
import io.shareterm.protocol.control.Sharer;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.ProtocolException;
import io.shareterm.protocol.identity.InviteId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ControlVectorsTest {

    private static final JsonNode FILE = Vectors.read("control");
    private static final List<JsonNode> MESSAGES = Vectors.list(FILE, "messages");
    private static final List<JsonNode> REFUSED = Vectors.list(FILE, "refused");

    @ParameterizedTest
    @FieldSource("MESSAGES")
    void messageIsWrittenAndRead(JsonNode vector) {
        var message = message(text(vector, "name"), vector.required("fields"));

        assertThat(ControlCodec.encode(message)).isEqualTo(hex(vector, "body"));
        assertThat(ControlCodec.decode(hex(vector, "body"))).isEqualTo(message);
    }

    @ParameterizedTest
    @FieldSource("REFUSED")
    void messageIsRefused(JsonNode vector) {
        assertThatThrownBy(() -> ControlCodec.decode(hex(vector, "body")))
                .isInstanceOfSatisfying(
                        ProtocolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PROTOCOL_ERROR));
    }

    @Test
    void everyMessageIsThere() {
        assertThat(Arrays.stream(ControlMessage.class.getPermittedSubclasses()).map(Class::getSimpleName))
                .isSubsetOf(MESSAGES.stream().map(v -> text(v, "name")).toList());
    }

    @Test
    void everyErrorIsThereWithItsNumberAndWhetherItCloses() {
        var failures = MESSAGES.stream()
                .filter(v -> text(v, "name").equals("Failure"))
                .map(v -> v.required("fields"))
                .toList();
        assertThat(failures)
                .extracting(f -> ErrorCode.valueOf(text(f, "code")))
                .containsExactlyInAnyOrder(ErrorCode.values());
        assertThat(failures)
                .allMatch(f -> ErrorCode.valueOf(text(f, "code")).closes()
                        == f.required("closes").booleanValue());
    }

    private static ControlMessage message(String name, JsonNode f) {
        return switch (name) {
            case "Hello" -> new ControlMessage.Hello(hex(f, "nonce"));
            case "Open" ->
                new ControlMessage.Open(
                        hex(f, "public_key"),
                        hex(f, "nonce"),
                        number(f, "generation"),
                        hex(f, "signature"),
                        f.required("makes_keyframes").booleanValue());
            case "Opened" ->
                new ControlMessage.Opened(text(f, "public_host"), small(f, "public_port"), number(f, "last_seq"));
            case "Invites" ->
                new ControlMessage.Invites(Vectors.list(f, "invites").stream()
                        .map(i -> new ControlMessage.Invite(new InviteId(hex(i, "id")), hex(i, "token_hash")))
                        .toList());
            case "Join" ->
                new ControlMessage.Join(
                        Vectors.session(f), new InviteId(hex(f, "invite_id")), hex(f, "join_token"), hex(f, "admit"));
            case "AdmitRequest" ->
                new ControlMessage.AdmitRequest(
                        number(f, "join_id"), text(f, "address"), new InviteId(hex(f, "invite_id")), hex(f, "admit"));
            case "AdmitReply" ->
                new ControlMessage.AdmitReply(number(f, "join_id"), f.has("code") ? failure(f) : admitted(f));
            case "Admitted" -> admitted(f);
            case "MemberOffline" -> new ControlMessage.MemberOffline(small(f, "member"));
            case "Presence" -> new ControlMessage.Presence(Sharer.valueOf(text(f, "sharer")));
            case "Grant" -> new ControlMessage.Grant(number(f, "after_seq"), number(f, "bytes"));
            case "NeedKeyframe" -> new ControlMessage.NeedKeyframe(number(f, "min_seq"));
            case "Ping" -> new ControlMessage.Ping(number(f, "id"));
            case "Pong" -> new ControlMessage.Pong(number(f, "id"));
            case "End" ->
                new ControlMessage.End(
                        EndReason.valueOf(text(f, "reason")),
                        small(f, "exit_code"),
                        number(f, "last_seq"),
                        hex(f, "chain"),
                        hex(f, "signature"));
            case "Failure" -> failure(f);
            default -> throw new IllegalArgumentException("no such message: " + name);
        };
    }

    private static ControlMessage.Admitted admitted(JsonNode f) {
        return new ControlMessage.Admitted(small(f, "member"), hex(f, "admission"));
    }

    private static ControlMessage.Failure failure(JsonNode f) {
        return new ControlMessage.Failure(ErrorCode.valueOf(text(f, "code")), text(f, "text"));
    }
}
