package io.shareterm.config.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareterm.config.settings.HostPort;
import io.shareterm.config.state.FolderRefused;
import io.shareterm.config.state.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfSignedTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path home;

    private PrivateFolder folder;

    @BeforeEach
    void open() {
        folder = PrivateFolder.state(Map.of("XDG_STATE_HOME", home.toString()));
    }

    private TlsMaterial certificate(String... hosts) {
        return SelfSigned.in(folder, List.of(hosts), CLOCK);
    }

    @Test
    void itIsMadeOnceAndKept() throws IOException {
        TlsMaterial made = certificate();

        assertThat(certificate()).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.file("broker-key.pem"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder.path())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(".lock", "broker-cert.pem", "broker-key.pem");
        }
    }

    @Test
    void itIsForThisMachineAndTheGivenHostsForTenYears() throws Exception {
        X509Certificate made =
                certificate("term.example.org", "192.0.2.7", "2001:db8::1").certificate();

        assertThat(SubjectNames.of(made))
                .containsExactlyInAnyOrderElementsOf(SubjectNames.canonical(
                        Set.of("localhost", "127.0.0.1", "::1", "term.example.org", "192.0.2.7", "2001:db8::1")));
        assertThat(Duration.between(CLOCK.instant(), made.getNotAfter().toInstant()))
                .isBetween(Duration.ofDays(3650), Duration.ofDays(3653));
        assertThat(made.getPublicKey().getAlgorithm()).isEqualTo("EC");
        assertThat(made.getSigAlgName()).isEqualTo("SHA256withECDSA");
        assertThat(made.getBasicConstraints()).isEqualTo(-1);
        assertThat(made.getSerialNumber()).isPositive();
        assertThat(made.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    }

    @Test
    void itCarriesAHandshakeByPinAndAsAnAuthorityOfItself() {
        TlsMaterial made = certificate();
        for (TlsTrust trust :
                List.of(new TlsTrust.Pinned(made.fingerprint()), new TlsTrust.CaFile(folder.file("broker-cert.pem")))) {
            assertThatCode(() -> new EnginePair(
                                    ClientTls.of(trust).engine(new HostPort("localhost", 1), List.of()),
                                    ServerTls.of(made).engine())
                            .handshake())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aMissingNameRenewsItForTheSameKeyAndKeepsTheOldNames() {
        TlsMaterial first = certificate("a.example.org");
        TlsMaterial second = certificate("b.example.org");

        assertThat(second).isNotEqualTo(first);
        assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(SubjectNames.of(second.certificate())).contains("a.example.org", "b.example.org");
        assertThat(certificate("a.example.org")).isEqualTo(second);
    }

    @Test
    void beforeItsEndItIsRenewedForTheSameKey() {
        TlsMaterial first = certificate();
        Duration life = Duration.between(
                CLOCK.instant(), first.certificate().getNotAfter().toInstant());
        Clock early = Clock.offset(CLOCK, life.minusDays(91));
        Clock late = Clock.offset(CLOCK, life.minusDays(89));

        assertThat(SelfSigned.in(folder, List.of(), early)).isEqualTo(first);
        TlsMaterial renewed = SelfSigned.in(folder, List.of(), late);
        assertThat(renewed).isNotEqualTo(first);
        assertThat(renewed.fingerprint()).isEqualTo(first.fingerprint());
    }

    @Test
    void manyThatStartAtOnceAgreeOnOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<TlsMaterial>> starts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                starts.add(this::certificate);
            }
            Set<TlsMaterial> made = new HashSet<>();
            for (Future<TlsMaterial> start : threads.invokeAll(starts)) {
                made.add(start.get());
            }
            assertThat(made).hasSize(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void processesThatStartAtOnceAgreeOnOne() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ProcessBuilder start = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    FingerprintPrinter.class.getName());
            start.environment().put("XDG_STATE_HOME", home.resolve("shared").toString());
            processes.add(start.redirectError(ProcessBuilder.Redirect.INHERIT).start());
        }
        Set<String> fingerprints = new HashSet<>();
        for (Process process : processes) {
            fingerprints.add(
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            assertThat(process.waitFor()).isZero();
        }
        assertThat(fingerprints).singleElement().asString().hasSize(22);
    }

    /** One starting broker. */
    static final class FingerprintPrinter {
        private FingerprintPrinter() {}

        public static void main(String[] arguments) {
            PrivateFolder state = PrivateFolder.state(System.getenv());
            System.out.print(SelfSigned.in(state, List.of(), Clock.systemUTC()).fingerprint());
        }
    }

    @Test
    void aDamagedKeyIsNeverReplacedInSilence() throws IOException {
        certificate();
        Path key = folder.file("broker-key.pem");
        Files.writeString(key, "garbage");

        assertThatThrownBy(this::certificate)
                .isInstanceOf(MaterialRefused.class)
                .hasMessageContaining(key.toString());
    }

    @Test
    void aDamagedCertificateIsMadeAnewForTheSameKey() throws IOException {
        TlsMaterial first = certificate();
        Files.writeString(folder.file("broker-cert.pem"), "garbage");

        assertThat(certificate().fingerprint()).isEqualTo(first.fingerprint());
    }

    @Test
    void theZoneOfALinkLocalAddressIsLeftOut() {
        assertThat(SubjectNames.of(certificate("fe80::1%eth0").certificate())).contains("fe80:0:0:0:0:0:0:1");
    }

    @Test
    void halfAKeyFileIsRefused() throws IOException {
        certificate();
        Path key = folder.file("broker-key.pem");
        String pem = Files.readString(key);
        Files.writeString(key, pem.substring(0, pem.indexOf("-----BEGIN PUBLIC")));

        assertThatThrownBy(this::certificate)
                .isInstanceOf(MaterialRefused.class)
                .hasMessageContaining("holds no public key");
    }

    @Test
    void keysThatDoNotBelongTogetherAreRefused() throws IOException {
        certificate();
        Path key = folder.file("broker-key.pem");
        String other = Pem.keys(CertificateIssuer.newKeys());
        String pem = Files.readString(key);
        Files.writeString(
                key,
                pem.substring(0, pem.indexOf("-----BEGIN PUBLIC"))
                        + other.substring(other.indexOf("-----BEGIN PUBLIC")));

        assertThatThrownBy(this::certificate)
                .isInstanceOf(MaterialRefused.class)
                .hasMessageContaining("do not belong together");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Files.createDirectory(folder.file(".lock"));

        assertThatThrownBy(this::certificate)
                .isInstanceOf(FolderRefused.class)
                .hasMessageContaining(folder.file(".lock").toString());
    }
}
