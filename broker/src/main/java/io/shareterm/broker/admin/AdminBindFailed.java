package io.shareterm.broker.admin;

import io.shareterm.config.settings.HostPort;
import java.io.Serial;

/** The admin port cannot be had; the message says which, why, and what to do. */
public final class AdminBindFailed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    AdminBindFailed(HostPort listen, Throwable cause) {
        super(
                "cannot listen on %s for metrics: %s; change admin.listen, or set it to \"\""
                        .formatted(listen, cause.getMessage()),
                cause);
    }
}
