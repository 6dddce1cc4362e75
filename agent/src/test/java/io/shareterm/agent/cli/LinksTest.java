package io.shareterm.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shareterm.config.settings.HostPort;
import io.shareterm.config.tls.Fingerprint;
import io.shareterm.protocol.admission.InviteSecret;
import io.shareterm.protocol.identity.SessionId;
import io.shareterm.protocol.link.ShareLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {
    private static final Fingerprint FINGERPRINT = new Fingerprint("AAAAAAAAAAAAAAAAAAAAAA");
    private final SessionId session = new SessionId("abcdefghijklmnopqrst");
    private final InviteSecret helper = InviteSecret.generate(new SecureRandom());
    private final InviteSecret observer = InviteSecret.generate(new SecureRandom());

    @TempDir
    private Path folder;

    @Test
    void areTheLinksThatJoinReads() {
        Links links = links(new HostPort("::1", 7373), Optional.of(FINGERPRINT));
        ShareLink read = ShareLink.parse(links.helper().text());
        assertThat(read.secret()).isEqualTo(helper);
        assertThat(read.session()).isEqualTo(session);
        assertThat(read.broker().host()).isEqualTo("::1");
        assertThat(read.fingerprint().orElseThrow().base64url()).isEqualTo(FINGERPRINT.text());
    }

    @Test
    void haveALineEachForPeople() {
        Links links = links(new HostPort("host.example", 443), Optional.empty());
        assertThat(links.text())
                .isEqualTo("helper:   https://host.example/s/abcdefghijklmnopqrst#" + helper.base64url()
                        + "\nobserver: https://host.example/s/abcdefghijklmnopqrst#" + observer.base64url() + "\n");
    }

    @Test
    void areOneLineOfJsonForScripts() throws IOException {
        Links links = links(new HostPort("host.example", 443), Optional.empty());
        assertThat(links.json()).endsWith("}\n").hasLineCount(1);
        JsonNode json = new ObjectMapper().readTree(links.json());
        assertThat(json.get("session").asText()).isEqualTo(session.value());
        assertThat(json.get("helper").asText()).isEqualTo(links.helper().text());
        assertThat(json.get("observer").asText()).isEqualTo(links.observer().text());
    }

    @Test
    void theirFileIsForThePersonOnlyAndGoneAtTheEnd() throws IOException {
        Path file = folder.resolve("links.json");
        CommandLineFixture line = new CommandLineFixture(folder);
        Links links = links(new HostPort("host.example", 443), Optional.empty());
        try (LinkBoard board = new LinkBoard(line.surroundings(), new SharePlan.LinkOutput(false, Optional.of(file)))) {
            board.show(links);
            assertThat(file).hasContent(links.json().strip());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(file).doesNotExist();
        assertThat(line.out()).isEqualTo(links.text());
        assertThat(line.err()).isEmpty();
    }

    @Test
    void sayThatALoopbackLinkReachesThisMachineOnly() throws IOException {
        CommandLineFixture line = new CommandLineFixture(folder);
        try (LinkBoard board = new LinkBoard(line.surroundings(), new SharePlan.LinkOutput(true, Optional.empty()))) {
            board.show(links(new HostPort("127.0.0.1", 7373), Optional.of(FINGERPRINT)));
        }
        assertThat(line.out()).startsWith("{");
        assertThat(line.err()).contains("reach this machine only");
    }

    private Links links(HostPort broker, Optional<Fingerprint> fingerprint) {
        return Links.of(session, helper, observer, new Links.Target(broker, fingerprint));
    }
}
