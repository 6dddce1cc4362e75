package io.shareterm.config.tls;

import static io.shareterm.config.tls.TestPem.pkcs8;
import static io.shareterm.config.tls.TestPem.sec1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareterm.config.settings.HostPort;
import io.shareterm.config.tls.TestCertificates.Issued;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrivateKeysTest {
    private static final String HOST = "broker.example.org";

    private final KeyPair keys = TestCertificates.keys("EC", 256);

    @TempDir
    private Path folder;

    private Path file(String pem) throws IOException {
        return TestPem.write(folder.resolve("key.pem"), pem);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String pem) throws IOException {
        Path file = file(pem);
        return assertThatThrownBy(() -> PrivateKeys.read(file))
                .isInstanceOf(MaterialRefused.class)
                .hasMessageContaining(file.toString());
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
                new KeyForm("RSA, PKCS#1", rsa, TestPem.of(new JcaMiscPEMGenerator(rsa.getPrivate()))),
                new KeyForm("Ed25519, PKCS#8", ed, pkcs8(ed)));
    }

    @ParameterizedTest
    @MethodSource("keyForms")
    void everyFormOfKeyIsReadAndCarriesAHandshake(KeyForm form) throws IOException {
        Issued issued = TestCertificates.server(HOST).withKeys(form.keys()).byItself();

        PrivateKey key = PrivateKeys.read(file(form.pem()));

        TlsMaterial material = new TlsMaterial(key, issued.chain());
        ClientTls client = ClientTls.of(new TlsTrust.Pinned(material.fingerprint()));
        assertThatCode(() -> new EnginePair(
                                client.engine(new HostPort(HOST, 1), List.of()),
                                ServerTls.of(material).engine())
                        .handshake())
                .doesNotThrowAnyException();
    }

    @Test
    void otherBlocksInTheFileArePassedOver() throws IOException {
        String parameters = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
        assertThat(PrivateKeys.read(file(parameters + pkcs8(keys)))).isEqualTo(keys.getPrivate());
    }

    @Test
    void linesMayEndAsOnWindows() throws IOException {
        assertThat(PrivateKeys.read(file(pkcs8(keys).replace("\n", "\r\n")))).isEqualTo(keys.getPrivate());
    }

    @Test
    void damagedKeysAreRefused() throws IOException {
        for (String label : List.of("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY")) {
            assertRefused("-----BEGIN " + label + "-----\nMAMCAQE=\n-----END " + label + "-----\n")
                    .hasMessageContaining("is damaged");
            assertRefused("-----BEGIN " + label + "-----\n????\n-----END " + label + "-----\n")
                    .hasMessageContaining("is damaged");
        }
    }

    @Test
    void twoKeysInOneFileAreRefused() throws IOException {
        assertRefused(pkcs8(keys) + pkcs8(keys)).hasMessageContaining("holds more than one private key");
    }

    @Test
    void encryptedKeysAreRefusedWithTheCommandThatDecryptsThem() throws Exception {
        char[] password = "secret".toCharArray();
        PemObjectGenerator modern = new JcaPKCS8Generator(
                keys.getPrivate(),
                new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                        .setPassword(password)
                        .setProvider(new BouncyCastleProvider())
                        .setRandom(new SecureRandom())
                        .build());
        PemObjectGenerator old = new JcaMiscPEMGenerator(
                PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded()),
                new JcePEMEncryptorBuilder("AES-128-CBC")
                        .setProvider(new BouncyCastleProvider())
                        .build(password));
        for (PemObjectGenerator encrypted : List.of(modern, old)) {
            assertRefused(TestPem.of(encrypted))
                    .hasMessageContaining("is encrypted")
                    .hasMessageContaining("openssl pkey -in ");
        }
    }

    @Test
    void aKindOfKeyThatTlsDoesNotUseIsRefused() throws IOException {
        KeyPair dsa = TestCertificates.keys("DSA", 2048);
        assertRefused(pkcs8(dsa)).hasMessageContaining("RSA, EC and Ed25519");
        assertRefused(TestPem.of(new JcaMiscPEMGenerator(dsa.getPrivate())))
                .hasMessageContaining("has the form 'DSA PRIVATE KEY'");
    }

    @Test
    void anEcKeyThatDoesNotNameItsCurveIsRefused() throws IOException {
        assertRefused(TestPem.of(new JcaMiscPEMGenerator(keys.getPrivate())))
                .hasMessageContaining("does not name its curve");
    }
}
