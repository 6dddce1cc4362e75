package io.shareterm.config.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** What must hold of a chain of certificates that somebody gave us in a file. */
final class Chains {
    private Chains() {}

    /** Each certificate must have issued the one before it (RFC 8446 4.4.2). */
    static void requireOrder(List<X509Certificate> chain, Path file) {
        for (int i = 1; i < chain.size(); i++) {
            if (!issued(chain.get(i), chain.get(i - 1))) {
                throw new MaterialRefused(
                        "the chain in " + file + " is out of order: certificate " + (i + 1) + " ("
                                + name(chain.get(i)) + ") did not issue certificate " + i + " ("
                                + name(chain.get(i - 1))
                                + "), which names "
                                + chain.get(i - 1).getIssuerX500Principal().getName()
                                + " as its issuer; put the broker's own certificate first and each issuer after what it issued");
            }
        }
    }

    private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false; // the same name and another key
        }
    }

    static void requireValidAt(List<X509Certificate> chain, Instant now, Path file) {
        for (X509Certificate certificate : chain) {
            if (now.isAfter(certificate.getNotAfter().toInstant())) {
                throw new MaterialRefused("the certificate " + name(certificate) + " in " + file + " expired on "
                        + certificate.getNotAfter().toInstant() + "; get a new one");
            }
            if (now.isBefore(certificate.getNotBefore().toInstant())) {
                throw new MaterialRefused("the certificate " + name(certificate) + " in " + file
                        + " is not valid before " + certificate.getNotBefore().toInstant() + ", and it is " + now
                        + " now; check the clock of this machine");
            }
        }
    }

    /** The subject as a person reads it. */
    static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }
}
