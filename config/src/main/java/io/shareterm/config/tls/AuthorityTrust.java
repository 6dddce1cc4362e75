package io.shareterm.config.tls;

import io.shareterm.config.tls.CertificateRefused.Reason;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts a server whose chain leads to an authority (RFC 5280 6) and whose certificate is for the dialled host (RFC 9525,
 * by the JDK). Only ever refuses with a reason; the JDK says no more than "unable to find valid certification path".
 * Revocation is not looked up: that would take a request to a third party for every connection.
 */
final class AuthorityTrust extends ServerTrust {
    private static final String HOST_CHECK = "HTTPS";

    private final X509ExtendedTrustManager authorities;

    private AuthorityTrust(Optional<KeyStore> anchors) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(anchors.orElse(null));
            this.authorities = Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PKIX", e);
        }
    }

    /** Trusts the authorities of the Java runtime. */
    static AuthorityTrust system() {
        return new AuthorityTrust(Optional.empty());
    }

    /** Trusts these certificates and no others. */
    static AuthorityTrust in(List<X509Certificate> anchors) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < anchors.size(); i++) {
                store.setCertificateEntry("anchor-" + i, anchors.get(i));
            }
            return new AuthorityTrust(Optional.of(store));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot hold certificates in memory", e);
        }
    }

    @Override
    void judge(List<X509Certificate> chain, Handshake handshake) throws CertificateRefused {
        if (!HOST_CHECK.equals(handshake.parameters().getEndpointIdentificationAlgorithm())) {
            throw new CertificateRefused(
                    Reason.HOST_MISMATCH, "the host name would not be checked: make engines by ClientTls");
        }
        try {
            handshake.validate(authorities, chain);
        } catch (CertificateException e) {
            throw refusal(chain, handshake, e);
        }
        // The JDK does not look at the dates of a certificate that is its own authority.
        Optional<CertificateRefused> dates = Validity.problem(chain.subList(0, 1), Instant.now());
        if (dates.isPresent()) {
            throw dates.get();
        }
    }

    private CertificateRefused refusal(List<X509Certificate> chain, Handshake handshake, CertificateException cause) {
        Optional<CertificateRefused> dates = Validity.problem(chain, Instant.now());
        if (dates.isPresent()) {
            return dates.get();
        }
        X509Certificate leaf = chain.get(0);
        Fingerprint seen = Fingerprint.of(leaf);
        try {
            handshake.validateWithoutHost(authorities, chain);
            return new CertificateRefused(
                    Reason.HOST_MISMATCH,
                    "the broker's certificate is not for " + handshake.host().orElse("this host")
                            + " but for " + String.join(", ", SubjectNames.of(leaf))
                            + "; dial it by one of these names, or use --pin " + seen
                            + " after comparing it with the one the broker printed",
                    cause);
        } catch (CertificateException withoutHost) {
            return isUnknownIssuer(withoutHost)
                    ? new CertificateRefused(
                            Reason.UNKNOWN_ISSUER,
                            "the broker's certificate was issued by "
                                    + leaf.getIssuerX500Principal().getName()
                                    + ", whom this machine does not trust; use -c CA.pem with its authority, or, after"
                                    + " comparing it with the one that the broker printed, share with --pin " + seen
                                    + " and join by the whole link, which ends with it",
                            withoutHost)
                    : new CertificateRefused(
                            Reason.BROKEN_CHAIN,
                            "the broker's certificate chain does not hold: " + rootMessage(withoutHost)
                                    + "; tell whoever runs the broker",
                            withoutHost);
        }
    }

    /** No path to an authority was found at all, as opposed to one with something wrong on it. */
    private static boolean isUnknownIssuer(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathBuilderException && cause.getCause() == null) {
                return true;
            }
        }
        return false;
    }

    private static String rootMessage(Throwable failure) {
        return failure.getCause() == null ? failure.getMessage() : rootMessage(failure.getCause());
    }
}
