package io.shareterm.broker.tls;

import java.util.Locale;
import java.util.Objects;

/**
 * Why a TLS connection ended: the first thing that went wrong or finished, not what followed from it.
 *
 * @param cause the kind, for metrics
 * @param detail a sentence for the log, printable ASCII, at most {@value #DETAIL_MAX} characters; may be empty
 */
public record TlsEnd(Cause cause, String detail) {
    /** A peer can put words into an exception's text; a log line is no place for many of them. */
    static final int DETAIL_MAX = 160;

    public TlsEnd {
        Objects.requireNonNull(cause, "cause");
        String printable = detail.replaceAll("[^ -~]", "?");
        detail = printable.length() <= DETAIL_MAX ? printable : printable.substring(0, DETAIL_MAX);
    }

    static TlsEnd of(Cause cause) {
        return new TlsEnd(cause, "");
    }

    static TlsEnd of(Cause cause, Throwable why) {
        return new TlsEnd(
                cause,
                Objects.requireNonNullElse(why.getMessage(), why.getClass().getSimpleName()));
    }

    /** The same cause with more to say about it. */
    TlsEnd and(String more) {
        return new TlsEnd(cause, detail.isEmpty() ? more : detail + "; " + more);
    }

    /** For the log line: {@code handshake-failed (no cipher suites in common)}. */
    @Override
    public String toString() {
        String name = cause.label();
        return detail.isEmpty() ? name : name + " (" + detail + ")";
    }

    /** The kinds of ends. */
    public enum Cause {
        /** The peer's close_notify came first. */
        CLOSED_BY_PEER,
        /** This side had nothing more to send, or was told to close. */
        CLOSED_HERE,
        /** The peer's bytes ended without close_notify: cut off, or cut short by somebody in between. */
        TRUNCATED,
        /** The transport failed: a reset, an unreachable network. */
        RESET,
        /** The peer hung up before the handshake was done. */
        HANDSHAKE_ABANDONED,
        /** No handshake in time. */
        HANDSHAKE_TIMEOUT,
        /** Too many handshakes at once: refused without work. */
        HANDSHAKE_REFUSED,
        /** Not TLS, not TLS 1.3, no protocol in common, or a certificate that was not accepted. */
        HANDSHAKE_FAILED,
        /** After the handshake: a record that does not open, or a fatal alert. */
        BROKEN,
        /** What was attached to the connection failed. */
        FLOW_FAILED,
        /** The stream was stopped from outside, as at the end of the process. */
        STOPPED;

        /** As in log lines and metrics: {@code closed-by-peer}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
