package io.shareterm.e2e;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A broker's key with a certificate, good or bad as a test wants it, and the authority that issued it.
 *
 * @param keys an elliptic curve pair
 * @param certificate the certificate
 * @param authority the issuer's
 */
record Certificates(KeyPair keys, X509Certificate certificate, X509Certificate authority) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** For the loopback address, valid today. */
    static Certificates valid() {
        return of("127.0.0.1", Instant.now().plus(Duration.ofDays(1)));
    }

    /** For the loopback address, until an hour ago. */
    static Certificates expired() {
        return of("127.0.0.1", Instant.now().minus(Duration.ofHours(1)));
    }

    /** Valid today, for an address that nobody dials. */
    static Certificates elsewhere() {
        return of("192.0.2.1", Instant.now().plus(Duration.ofDays(1)));
    }

    /** The fingerprint that links and {@code --pin} carry (PROTOCOL 10.1). */
    String fingerprint() {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest(certificate.getPublicKey().getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What {@code -c} takes to trust it. */
    String authorityPem() {
        return pem(authority);
    }

    /** For a server that shows this certificate. */
    SSLContext serverContext() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("broker", keys.getPrivate(), new char[0], new Certificate[] {certificate, authority});
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, new char[0]);
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, RANDOM);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For hand-made clients, to which it is all the same whom they reach. */
    static SSLContext trustingClientContext() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustsAll()}, RANDOM);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Certificates of(String address, Instant until) {
        var authorityKeys = pair();
        var authorityName = new X500Principal("CN=shareterm test authority");
        var today = Instant.now().plus(Duration.ofDays(1));
        var authority = signed(
                certificate(authorityName, authorityName, authorityKeys, today),
                Extension.basicConstraints,
                new BasicConstraints(true),
                authorityKeys);
        var keys = pair();
        var certificate = signed(
                certificate(authorityName, new X500Principal("CN=shareterm test broker"), keys, until),
                Extension.subjectAlternativeName,
                new GeneralNames(new GeneralName(GeneralName.iPAddress, address)),
                authorityKeys);
        return new Certificates(keys, certificate, authority);
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JcaX509v3CertificateBuilder certificate(
            X500Principal issuer, X500Principal subject, KeyPair keys, Instant until) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(64, RANDOM),
                Date.from(until.minus(Duration.ofDays(30))),
                Date.from(until),
                subject,
                keys.getPublic());
    }

    private static X509Certificate signed(
            JcaX509v3CertificateBuilder builder, ASN1ObjectIdentifier extension, ASN1Encodable value, KeyPair issuer) {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate());
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.addExtension(extension, true, value).build(signer));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(Object object) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static final class TrustsAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
