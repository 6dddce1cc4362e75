package io.shareterm.config.tls;

import io.shareterm.config.tls.CertificateRefused.Reason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
        List<X509Certificate> pinned = chain.stream()
                .filter(certificate -> Fingerprint.of(certificate).equals(pin))
                .toList();
        if (pinned.isEmpty()) {
            throw mismatch(chain, "");
        }
        // The JDK does not look at the dates of an authority that it was told to trust.
        Optional<CertificateRefused> dates = Validity.problem(pinned, Instant.now());
        if (dates.isPresent()) {
            throw dates.get();
        }
        if (pinned.contains(chain.get(0))) {
            return;
        }
        List<X509Certificate> authorities =
                pinned.stream().filter(PinnedTrust::isAuthority).toList();
        if (authorities.isEmpty()) {
            throw mismatch(chain, ": the pinned one is there, but is no authority");
        }
        try {
            AuthorityTrust.in(authorities).judge(chain, handshake);
        } catch (CertificateRefused e) {
            throw e.reason() == Reason.UNKNOWN_ISSUER
                    ? mismatch(chain, ": the pinned authority is there, but did not issue it")
                    : e;
        }
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
