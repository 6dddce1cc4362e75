package io.shareterm.config.tls;

import java.security.cert.CertificateException;
import java.util.Optional;

/**
 * The broker's certificate was not accepted. The message is for the person: what is wrong with it and what to do. The
 * TLS engine hides it in the causes of an {@link javax.net.ssl.SSLHandshakeException}: see {@link #in}.
 */
public final class CertificateRefused extends CertificateException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Its time is over. */
        EXPIRED,
        /** Its time has not come, or the clock of this machine is wrong. */
        NOT_YET_VALID,
        /** It is good, for another name. */
        HOST_MISMATCH,
        /** Nobody whom we trust has issued it. */
        UNKNOWN_ISSUER,
        /** Another key than the one that was pinned. */
        PIN_MISMATCH,
        /** A signature, a constraint or a usage in the chain does not hold. */
        BROKEN_CHAIN
    }

    private final Reason reason;

    CertificateRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    CertificateRefused(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** The refusal among the causes of a failed handshake, if it failed for one. */
    public static Optional<CertificateRefused> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateRefused refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }
}
