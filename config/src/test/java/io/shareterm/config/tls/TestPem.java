package io.shareterm.config.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.bouncycastle.util.io.pem.PemWriter;

/** PEM as other tools write it. */
final class TestPem {
    private TestPem() {}

    /** A file with mode 0600. */
    static Path write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    static String certificates(List<X509Certificate> chain) {
        return chain.stream().map(Pem::certificate).collect(Collectors.joining("some text between\n"));
    }

    static String pkcs8(KeyPair keys) {
        return of(new PemObject("PRIVATE KEY", keys.getPrivate().getEncoded()));
    }

    /** As OpenSSL writes it: with the curve, which the form allows to leave out. */
    static String sec1(KeyPair keys, int bits, ASN1ObjectIdentifier curve) throws IOException {
        BigInteger secret = ((java.security.interfaces.ECPrivateKey) keys.getPrivate()).getS();
        return of(new PemObject("EC PRIVATE KEY", new ECPrivateKey(bits, secret, curve).getEncoded()));
    }

    static String of(PemObjectGenerator generator) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
