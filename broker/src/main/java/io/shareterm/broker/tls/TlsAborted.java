package io.shareterm.broker.tls;

import java.io.Serial;

/** This side cut the connection off; the end that the listener was told says why. */
final class TlsAborted extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    TlsAborted(TlsEnd end) {
        super(end.toString(), null, false, false);
    }
}
