package io.shareterm.config.tls;

import io.shareterm.config.settings.HostName;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Real certificates of every good and bad sort. */
final class TestCertificates {
    private static final SecureRandom RANDOM = new SecureRandom();

    private TestCertificates() {}

    /** A certificate, its key, and those that issued it up to the root. */
    record Issued(KeyPair keys, X509Certificate certificate, List<X509Certificate> issuers) {
        List<X509Certificate> chain() {
            return Stream.concat(Stream.of(certificate), issuers.stream()).toList();
        }

        TlsMaterial material() {
            return new TlsMaterial(keys.getPrivate(), chain());
        }

        /** What a server shows that holds this key and shows these for its issuers. */
        TlsMaterial showing(Issued... shown) {
            return new TlsMaterial(
                    keys.getPrivate(),
                    Stream.concat(Stream.of(this), Stream.of(shown))
                            .map(Issued::certificate)
                            .toList());
        }

        Fingerprint fingerprint() {
            return Fingerprint.of(certificate);
        }
    }

    /** What to issue. */
    record Wish(String name, boolean authority, Instant from, Instant until, List<String> hosts, KeyPair keys) {
        Wish validFrom(Instant instant) {
            return new Wish(name, authority, instant, until, hosts, keys);
        }

        Wish validUntil(Instant instant) {
            return new Wish(name, authority, from, instant, hosts, keys);
        }

        Wish withKeys(KeyPair other) {
            return new Wish(name, authority, from, until, hosts, other);
        }

        Issued by(Issued issuer) {
            List<X509Certificate> issuers = new ArrayList<>(List.of(issuer.certificate()));
            issuers.addAll(issuer.issuers());
            return new Issued(
                    keys,
                    sign(
                            issuer.certificate().getSubjectX500Principal().getName(),
                            issuer.keys().getPrivate()),
                    List.copyOf(issuers));
        }

        Issued byItself() {
            return new Issued(keys, sign("CN=" + name, keys.getPrivate()), List.of());
        }

        private X509Certificate sign(String issuer, PrivateKey signer) {
            try {
                var builder = new JcaX509v3CertificateBuilder(
                                new X500Name(issuer),
                                new BigInteger(64, RANDOM),
                                Date.from(from),
                                Date.from(until),
                                new X500Name("CN=" + name),
                                keys.getPublic())
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
                if (!hosts.isEmpty()) {
                    builder.addExtension(
                            Extension.subjectAlternativeName,
                            false,
                            new GeneralNames(hosts.stream()
                                    .map(host -> new GeneralName(
                                            HostName.isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName,
                                            host))
                                    .toArray(GeneralName[]::new)));
                }
                String algorithm = switch (signer.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> "Ed25519";
                };
                return new JcaX509CertificateConverter()
                        .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(signer)));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    static Wish authority(String name) {
        return wish(name, true, List.of());
    }

    static Wish server(String... hosts) {
        return wish("server", false, List.of(hosts));
    }

    private static Wish wish(String name, boolean authority, List<String> hosts) {
        Instant now = Instant.now();
        return new Wish(
                name, authority, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(365)), hosts, keys("EC", 256));
    }

    static KeyPair keys(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size, RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
