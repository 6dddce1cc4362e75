package io.shareterm.broker.tls;

import java.io.Serial;

/**
 * The peer's bytes ended without close_notify (RFC 8446 6.1, PROTOCOL 1.5): what came before counts, but nobody can say
 * that it was all.
 */
public final class TlsTruncated extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    TlsTruncated() {
        super("the connection ended without close_notify", null, false, false);
    }
}
