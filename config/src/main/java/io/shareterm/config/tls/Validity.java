package io.shareterm.config.tls;

import io.shareterm.config.tls.CertificateRefused.Reason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether it is the time of the certificates that a server shows. */
final class Validity {
    private Validity() {}

    /** The refusal for the first certificate whose time it is not. */
    static Optional<CertificateRefused> problem(List<X509Certificate> certificates, Instant now) {
        for (X509Certificate certificate : certificates) {
            Instant from = certificate.getNotBefore().toInstant();
            Instant until = certificate.getNotAfter().toInstant();
            if (now.isAfter(until)) {
                return Optional.of(new CertificateRefused(
                        Reason.EXPIRED,
                        "the broker's certificate " + Chains.name(certificate) + " expired on " + until
                                + "; tell whoever runs the broker, or check this machine's clock: it is " + now));
            }
            if (now.isBefore(from)) {
                return Optional.of(new CertificateRefused(
                        Reason.NOT_YET_VALID,
                        "the broker's certificate " + Chains.name(certificate) + " is not valid before " + from
                                + "; check this machine's clock: it is " + now));
            }
        }
        return Optional.empty();
    }
}
