package io.shareterm.config.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareterm.config.settings.HostPort;
import io.shareterm.config.tls.TestCertificates.Issued;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
        certificateFile = write("chain.pem", certificates(server.chain()));
        keyFile = write("key.pem", pkcs8(server.keys()));
    }

    private Path write(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static String certificates(List<X509Certificate> chain) {
        return chain.stream().map(Pem::certificate).collect(Collectors.joining("some text between\n"));
    }

    private static String pkcs8(KeyPair keys) {
        return pem(new PemObject("PRIVATE KEY", keys.getPrivate().getEncoded()));
    }

    /** As OpenSSL writes it: with the curve, which the form allows to leave out. */
    private static String sec1(KeyPair keys, int bits, ASN1ObjectIdentifier curve) throws IOException {
        BigInteger secret = ((java.security.interfaces.ECPrivateKey) keys.getPrivate()).getS();
        return pem(new PemObject("EC PRIVATE KEY", new ECPrivateKey(bits, secret, curve).getEncoded()));
    }

    private static String pem(PemObjectGenerator generator) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
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
        certificateFile = write("both.pem", pkcs8(server.keys()) + certificates(server.chain()));
        keyFile = certificateFile;

        assertThat(load()).isEqualTo(server.material());
    }

    record KeyForm(String name, KeyPair keys, String pem) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<KeyForm> keyForms() throws IOException {
        KeyPair ec = TestCertificates.keys("EC", 256);
        KeyPair p384 = TestCertificates.keys("EC", 384);
        KeyPair rsa = TestCertificates.keys("RSA", 2048);
        KeyPair ed = TestCertificates.keys("Ed25519", 255);
        return Stream.of(
                new KeyForm("EC P-256, PKCS#8", ec, pkcs8(ec)),
                new KeyForm("EC P-256, SEC 1", ec, sec1(ec, 256, SECObjectIdentifiers.secp256r1)),
                new KeyForm("EC P-384, SEC 1", p384, sec1(p384, 384, SECObjectIdentifiers.secp384r1)),
                new KeyForm("RSA, PKCS#8", rsa, pkcs8(rsa)),
                new KeyForm("RSA, PKCS#1", rsa, pem(new JcaMiscPEMGenerator(rsa.getPrivate()))),
                new KeyForm("Ed25519, PKCS#8", ed, pkcs8(ed)));
    }

    @ParameterizedTest
    @MethodSource("keyForms")
    void everyFormOfKeyIsReadAndCarriesAHandshake(KeyForm form) throws IOException {
        Issued issued = TestCertificates.server(HOST).withKeys(form.keys()).byItself();
        certificateFile = write("chain.pem", certificates(issued.chain()));
        keyFile = write("key.pem", form.pem());

        TlsMaterial material = load();

        ClientTls client = ClientTls.of(new TlsTrust.Pinned(material.fingerprint()));
        assertThatCode(() -> new EnginePair(
                                client.engine(new HostPort(HOST, 1), List.of()),
                                ServerTls.of(material).engine())
                        .handshake())
                .doesNotThrowAnyException();
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
        certificateFile = write("damaged.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertRefused().hasMessageContaining("certificate 1 in " + certificateFile + " is damaged");

        certificateFile = write("cut.pem", "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n");
        assertRefused().hasMessageContaining("the block CERTIFICATE in " + certificateFile + " is damaged");

        files();
        for (String label : List.of("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY")) {
            keyFile = write("bad.pem", "-----BEGIN " + label + "-----\nMAMCAQE=\n-----END " + label + "-----\n");
            assertRefused().hasMessageContaining("the private key in " + keyFile + " is damaged");
        }
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
    void twoKeysInOneFileAreRefused() throws IOException {
        keyFile = write("two.pem", pkcs8(server.keys()) + pkcs8(root.keys()));
        assertRefused().hasMessageContaining("holds more than one private key");
    }

    @Test
    void encryptedKeysAreRefusedWithTheCommandThatDecryptsThem() throws Exception {
        char[] password = "secret".toCharArray();
        PemObjectGenerator modern = new JcaPKCS8Generator(
                server.keys().getPrivate(),
                new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                        .setPassword(password)
                        .setProvider(new BouncyCastleProvider())
                        .setRandom(new SecureRandom())
                        .build());
        PemObjectGenerator old = new JcaMiscPEMGenerator(
                PrivateKeyInfo.getInstance(server.keys().getPrivate().getEncoded()),
                new JcePEMEncryptorBuilder("AES-128-CBC")
                        .setProvider(new BouncyCastleProvider())
                        .build(password));
        for (String pem : List.of(pem(modern), pem(old))) {
            keyFile = write("encrypted.pem", pem);
            assertRefused().hasMessageContaining("is encrypted").hasMessageContaining("openssl pkey -in " + keyFile);
        }
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws IOException {
        keyFile = write("other.pem", pkcs8(root.keys()));
        assertRefused().hasMessageContaining("does not belong to the first certificate in " + certificateFile);

        keyFile = write("kind.pem", pkcs8(TestCertificates.keys("RSA", 2048)));
        assertRefused().hasMessageContaining("does not belong");
    }

    @Test
    void aKindOfKeyThatTlsDoesNotUseIsRefused() throws IOException {
        keyFile = write("dsa.pem", pkcs8(TestCertificates.keys("DSA", 2048)));
        assertRefused().hasMessageContaining("RSA, EC and Ed25519");
        keyFile = write(
                "form.pem",
                pem(new JcaMiscPEMGenerator(TestCertificates.keys("DSA", 2048).getPrivate())));
        assertRefused().hasMessageContaining("has the form 'DSA PRIVATE KEY'");
    }

    @Test
    void anEcKeyThatDoesNotNameItsCurveIsRefused() throws IOException {
        keyFile =
                write("nameless.pem", pem(new JcaMiscPEMGenerator(server.keys().getPrivate())));
        assertRefused().hasMessageContaining("does not name its curve");
    }

    @Test
    void aChainOutOfOrderIsRefusedWithTheCertificatesAtFault() throws IOException {
        certificateFile = write(
                "order.pem",
                certificates(Arrays.asList(server.certificate(), root.certificate(), intermediate.certificate())));
        assertRefused()
                .hasMessageContaining("certificate 2 (CN=root) did not issue certificate 1 (CN=server)")
                .hasMessageContaining("names CN=intermediate");

        Issued sameName = TestCertificates.authority("intermediate").by(root);
        certificateFile = write("forged.pem", certificates(List.of(server.certificate(), sameName.certificate())));
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
        certificateFile = write("old.pem", certificates(below.chain()));
        keyFile = write("below.pem", pkcs8(below.keys()));

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
