package io.shareterm.broker.edge;

import java.io.Serial;
import java.net.BindException;
import java.util.Objects;

/** The edge cannot listen where it was told to; the message says where, why and what to do about it. */
public final class BindFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    BindFailed(String host, int port, Throwable cause) {
        super(
                "cannot listen on " + address(host, port) + ": " + reason(cause) + "; " + advice(port, reason(cause)),
                cause);
    }

    private static String address(String host, int port) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Akka wraps the socket's own exception, and only that one is worth reading. */
    private static String reason(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof BindException) {
                return Objects.requireNonNullElse(t.getMessage(), "refused by the system");
            }
        }
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    }

    private static String advice(int port, String reason) {
        if (reason.contains("in use")) {
            return "stop the program that has the port, or choose another (0 takes a free one)";
        }
        if (reason.contains("Permission denied")) {
            return "ports below 1024 need a privilege: choose a higher one than " + port;
        }
        return "choose an address of this machine, 0.0.0.0 for all of them";
    }
}
