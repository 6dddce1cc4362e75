package io.shareterm.config.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareterm.config.settings.Flag;
import io.shareterm.config.tls.MaterialRefused;
import io.shareterm.config.tls.TlsMaterial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateParsingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerCertificateTest {
    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path home;

    private TlsMaterial open(Flag... flags) {
        BrokerSettings settings = BrokerSettings.load(Optional.empty(), Map.of(), Arrays.asList(flags));
        return BrokerCertificate.open(
                settings, Map.of("XDG_STATE_HOME", home.toString()), Clock.systemUTC(), warnings::add);
    }

    private static List<String> names(TlsMaterial material) throws CertificateParsingException {
        return material.certificate().getSubjectAlternativeNames().stream()
                .map(name -> name.get(1).toString())
                .toList();
    }

    @Test
    void withoutFilesItIsTheBrokersOwnForTheHostsInTheSettings() throws CertificateParsingException {
        TlsMaterial material = open(
                new Flag("", "listen.host", "10.1.2.3"), new Flag("", "listen.public-address", "term.example.org:443"));

        assertThat(names(material))
                .containsExactlyInAnyOrder("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "10.1.2.3", "term.example.org");
    }

    @Test
    void everyInterfaceIsNoName() throws CertificateParsingException {
        assertThat(names(open(new Flag("", "listen.host", "0.0.0.0"))))
                .containsExactlyInAnyOrder("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
    }

    @Test
    void withFilesItIsTheOperators() throws Exception {
        TlsMaterial own = open();
        Path folder = home.resolve("shareterm");
        Path key = Files.copy(folder.resolve("broker-key.pem"), home.resolve("operator.key"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        TlsMaterial loaded = open(
                BrokerFlags.certificate(folder.resolve("broker-cert.pem").toString()), BrokerFlags.key(key.toString()));

        assertThat(loaded).isEqualTo(own);
        assertThat(warnings).singleElement().asString().contains("chmod 600 " + key);
    }

    @Test
    void filesThatAreNotThereAreNamed() {
        assertThatThrownBy(() -> open(BrokerFlags.certificate("missing.pem"), BrokerFlags.key("missing.key")))
                .isInstanceOf(MaterialRefused.class)
                .hasMessage("there is no file missing.pem; check the path");
    }
}
