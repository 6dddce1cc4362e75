package io.shareterm.config.tls;

import static io.shareterm.config.tls.TestPem.certificates;
import static io.shareterm.config.tls.TestPem.pkcs8;
import static io.shareterm.config.tls.TestPem.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareterm.config.tls.TestCertificates.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsMaterialTest {
    private static final String HOST = "broker.example.org";

    private final Issued root = TestCertificates.authority("root").byItself();
    private final Issued intermediate =
            TestCertificates.authority("intermediate").by(root);
    private final Issued server = TestCertificates.server(HOST).by(intermediate);
    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path certificateFile;
    private Path keyFile;

    @BeforeEach
    void files() throws IOException {
        certificateFile = write(folder.resolve("chain.pem"), certificates(server.chain()));
        keyFile = write(folder.resolve("key.pem"), pkcs8(server.keys()));
    }

    private TlsMaterial load() {
        return load(Clock.systemUTC());
    }

    private TlsMaterial load(Clock clock) {
        return TlsMaterial.load(certificateFile, keyFile, clock, warnings::add);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused() {
        return assertThatThrownBy(this::load).isInstanceOf(MaterialRefused.class);
    }

    @Test
    void aChainAndItsKeyAreLoadedWithoutAWarning() {
        TlsMaterial material = load();

        assertThat(material).isEqualTo(server.material());
        assertThat(material.fingerprint()).isEqualTo(server.fingerprint());
        assertThat(warnings).isEmpty();
    }

    @Test
    void bothMayStandInOneFile() throws IOException {
        certificateFile = write(folder.resolve("both.pem"), pkcs8(server.keys()) + certificates(server.chain()));
        keyFile = certificateFile;

        assertThat(load()).isEqualTo(server.material());
    }

    @Test
    void aMissingFileIsNamed() {
        keyFile = folder.resolve("missing.pem");
        assertRefused().hasMessageContaining("there is no file " + keyFile);
        certificateFile = folder.resolve("nowhere.pem");
        assertRefused().hasMessageContaining("there is no file " + certificateFile);
    }

    @Test
    void whatIsNotPemIsRefused() throws Exception {
        Files.write(certificateFile, server.certificate().getEncoded());
        assertRefused().hasMessageContaining(certificateFile + " is not PEM").hasMessageContaining("openssl x509");
    }

    @Test
    void damagedFilesAreRefused() throws IOException {
        certificateFile =
                write(folder.resolve("damaged.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertRefused().hasMessageContaining("certificate 1 in " + certificateFile + " is damaged");

        certificateFile =
                write(folder.resolve("cut.pem"), "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n");
        assertRefused().hasMessageContaining("the block CERTIFICATE in " + certificateFile + " is damaged");
    }

    @Test
    void filesTakenForOneAnotherAreRefused() {
        Path swapped = certificateFile;
        certificateFile = keyFile;
        assertRefused().hasMessageContaining(keyFile + " holds no certificate, only [PRIVATE KEY]");
        certificateFile = swapped;
        keyFile = swapped;
        assertRefused().hasMessageContaining("holds no private key");
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws IOException {
        keyFile = write(folder.resolve("other.pem"), pkcs8(root.keys()));
        assertRefused().hasMessageContaining("does not belong to the first certificate in " + certificateFile);

        keyFile = write(folder.resolve("kind.pem"), pkcs8(TestCertificates.keys("RSA", 2048)));
        assertRefused().hasMessageContaining("does not belong");
    }

    @Test
    void aChainOutOfOrderIsRefusedWithTheCertificatesAtFault() throws IOException {
        certificateFile = write(
                folder.resolve("order.pem"),
                certificates(Arrays.asList(server.certificate(), root.certificate(), intermediate.certificate())));
        assertRefused()
                .hasMessageContaining("certificate 2 (CN=root) did not issue certificate 1 (CN=server)")
                .hasMessageContaining("names CN=intermediate");

        Issued sameName = TestCertificates.authority("intermediate").by(root);
        certificateFile = write(
                folder.resolve("forged.pem"), certificates(List.of(server.certificate(), sameName.certificate())));
        assertRefused().hasMessageContaining("out of order");
    }

    @Test
    void expiredAndNotYetValidCertificatesAreRefused() {
        Instant now = Instant.now();
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(366));
        Clock earlier = Clock.offset(Clock.systemUTC(), Duration.ofDays(-2));

        assertThatThrownBy(() -> load(later))
                .isInstanceOf(MaterialRefused.class)
                .hasMessageContaining("CN=server")
                .hasMessageContaining("expired on ");
        assertThatThrownBy(() -> load(earlier))
                .isInstanceOf(MaterialRefused.class)
                .hasMessageContaining("is not valid before ");
        assertThat(now).isBefore(later.instant());
    }

    @Test
    void anExpiredIssuerInTheFileIsRefused() throws IOException {
        Issued old = TestCertificates.authority("old")
                .validUntil(Instant.now().minus(Duration.ofHours(1)))
                .by(root);
        Issued below = TestCertificates.server(HOST).by(old);
        certificateFile = write(folder.resolve("old.pem"), certificates(below.chain()));
        keyFile = write(folder.resolve("below.pem"), pkcs8(below.keys()));

        assertRefused().hasMessageContaining("CN=old").hasMessageContaining("expired");
    }

    @Test
    void aKeyThatOthersCanReadIsWarnedAbout() throws IOException {
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(load()).isEqualTo(server.material());
        assertThat(warnings).singleElement().asString().contains("chmod 600 " + keyFile);
    }

    @Test
    void theKeyIsNotInTheText() {
        assertThat(load()).hasToString("TlsMaterial[CN=server, " + server.fingerprint() + "]");
    }
}
