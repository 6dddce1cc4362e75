package io.shareterm.config.tls;

import io.shareterm.config.tls.CertificateRefused.Reason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * Trusts a server by a key in its chain (DESIGN 5.9). If it is the server's own, TLS has proven that the server holds
 * it, and no name matters. If it is an authority's, anybody can show that certificate: then the chain must lead to it,
 * and the server's certificate must be for the dialled host.
 */
final class PinnedTrust extends ServerTrust {
    private final Fingerprint pin;

    PinnedTrust(Fingerprint pin) {
        this.pin = pin;
    }

    @Override
    void judge(List<X509Certificate> chain, Handshake handshake) throws CertificateRefused {
        if (isPinned(chain.get(0))) {
            requireOneOfToday(chain.subList(0, 1));
            return;
        }
        List<X509Certificate> pinned = chain.stream().filter(this::isPinned).toList();
        List<X509Certificate> authorities =
                pinned.stream().filter(PinnedTrust::isAuthority).toList();
        if (authorities.isEmpty()) {
            throw mismatch(chain, pinned.isEmpty() ? "" : ": the pinned one is there, but is no authority");
        }
        try {
            AuthorityTrust.in(requireOneOfToday(authorities)).judge(chain, handshake);
        } catch (CertificateRefused e) {
            throw e.reason() == Reason.UNKNOWN_ISSUER
                    ? mismatch(chain, ": the pinned authority is there, but did not issue it")
                    : e;
        }
    }

    private boolean isPinned(X509Certificate certificate) {
        return Fingerprint.of(certificate).equals(pin);
    }

    /** Those whose time it is. The JDK does not look at the dates of an authority that it was told to trust. */
    private static List<X509Certificate> requireOneOfToday(List<X509Certificate> certificates)
            throws CertificateRefused {
        Instant now = Instant.now();
        List<X509Certificate> ofToday = certificates.stream()
                .filter(certificate ->
                        Validity.problem(List.of(certificate), now).isEmpty())
                .toList();
        if (ofToday.isEmpty()) {
            throw Validity.problem(certificates, now).orElseThrow();
        }
        return ofToday;
    }

    /** Basic constraints (RFC 5280 4.2.1.9): -1 for a certificate that may not issue others. */
    private static boolean isAuthority(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0;
    }

    private CertificateRefused mismatch(List<X509Certificate> chain, String detail) {
        return new CertificateRefused(
                Reason.PIN_MISMATCH,
                "the broker has another key than the one expected" + detail + ": expected " + pin + ", seen "
                        + Fingerprint.of(chain.get(0))
                        + "; somebody may be posing as the broker. If its key was replaced on purpose, get a new link,"
                        + " or the fingerprint that the broker printed");
    }
}
