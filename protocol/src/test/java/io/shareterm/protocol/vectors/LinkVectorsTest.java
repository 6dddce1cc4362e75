package io.shareterm.protocol.vectors;

import static io.shareterm.protocol.vectors.Vectors.hex;
import static io.shareterm.protocol.vectors.Vectors.small;
import static io.shareterm.protocol.vectors.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.shareterm.protocol.admission.InviteSecret;
import io.shareterm.protocol.link.Fingerprint;
import io.shareterm.protocol.link.HostPort;
import io.shareterm.protocol.link.ShareLink;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class LinkVectorsTest {

    private static final JsonNode FILE = Vectors.read("links");
    private static final List<JsonNode> LINKS = Vectors.list(FILE, "links");
    private static final List<JsonNode> ALSO_READ = Vectors.list(FILE, "also_read");
    private static final List<JsonNode> PART_MISSING = Vectors.list(FILE, "part_missing");
    private static final List<JsonNode> NO_LINK = Vectors.list(FILE, "no_link");

    @ParameterizedTest
    @FieldSource("LINKS")
    void linkIsWrittenAndRead(JsonNode vector) {
        assertThat(link(vector).text()).isEqualTo(text(vector, "text"));
        assertThat(ShareLink.parse(text(vector, "text"))).isEqualTo(link(vector));
    }

    @ParameterizedTest
    @FieldSource("ALSO_READ")
    void otherWritingIsRead(JsonNode vector) {
        assertThat(ShareLink.parse(text(vector, "text"))).isEqualTo(link(vector));
    }

    @ParameterizedTest
    @FieldSource("PART_MISSING")
    void missingPartIsToldWithoutTheSecret(JsonNode text) {
        assertThatThrownBy(() -> ShareLink.parse(text.textValue()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("part of the link is missing: ")
                .hasMessageNotContaining(secret().base64url().substring(0, 8));
    }

    @ParameterizedTest
    @FieldSource("NO_LINK")
    void whatIsNoLinkIsToldWithoutTheSecret(JsonNode text) {
        assertThatThrownBy(() -> ShareLink.parse(text.textValue()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a shareterm link: ")
                .hasMessageNotContaining(secret().base64url().substring(0, 8));
    }

    @Test
    void fingerprintIsOfTheKeyInfo() {
        var fingerprint = Fingerprint.ofSpki(hex(FILE, "spki"));
        assertThat(fingerprint.base64url()).isEqualTo(text(FILE, "fingerprint"));
        assertThat(fingerprint.matches(hex(FILE, "spki"))).isTrue();
        assertThat(fingerprint.matches(hex(FILE, "secret"))).isFalse();
    }

    @Test
    void secretIsNotInTheText() {
        assertThat(link(LINKS.get(1)).toString())
                .startsWith("https://broker.example:7443/s/")
                .doesNotContain(secret().base64url());
    }

    private static InviteSecret secret() {
        return new InviteSecret(hex(FILE, "secret"));
    }

    private static ShareLink link(JsonNode v) {
        var pinned = hex(v, "fingerprint");
        return new ShareLink(
                new HostPort(text(v, "host"), small(v, "port")),
                Vectors.session(FILE),
                secret(),
                pinned.isEmpty() ? Optional.empty() : Optional.of(new Fingerprint(pinned)));
    }
}
