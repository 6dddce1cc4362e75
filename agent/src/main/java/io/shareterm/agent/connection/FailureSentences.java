package io.shareterm.agent.connection;

import io.shareterm.agent.connection.DialFailure.Kind;
import io.shareterm.config.settings.HostPort;
import io.shareterm.protocol.frame.ProtocolException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Turns what went wrong with a connection into what a person can act on. */
final class FailureSentences {
    /** Alerts of a server that speaks TLS but neither 1.3 nor ALPN {@code shareterm/1} (RFC 8446, 6.2; RFC 7301). */
    private static final List<String> OTHER_SERVER =
            List.of("protocol_version", "no_application_protocol", "handshake_failure", "insufficient_security");

    private FailureSentences() {}

    /** The stream ended: in good order, or because the broker is no more (TLS does not tell the two apart for us). */
    static DialFailure closed(HostPort broker) {
        return new DialFailure(Kind.CLOSED, "lost the connection to the broker at " + broker);
    }

    static DialFailure timeout(HostPort broker) {
        return new DialFailure(
                Kind.TIMEOUT,
                "no answer from " + broker + " in time: check address and port, and whether a firewall is between");
    }

    static DialFailure of(Throwable failure, HostPort broker) {
        return causes(failure)
                .map(cause -> known(cause, broker))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new DialFailure(Kind.NETWORK, "connection to " + broker + " lost: " + told(failure)));
    }

    private static Optional<DialFailure> known(Throwable cause, HostPort broker) {
        if (cause instanceof UnknownHostException) {
            return failure(Kind.NAME_NOT_FOUND, "there is no host named " + broker.host() + ": check the name");
        }
        if (cause instanceof CertificateException) {
            return failure(Kind.CERTIFICATE, told(cause));
        }
        if (cause instanceof NotABrokerException) {
            return failure(Kind.NOT_A_BROKER, "no shareterm broker answers at " + broker + ": " + told(cause));
        }
        if (cause instanceof ProtocolException) {
            return failure(Kind.PROTOCOL, "the broker at " + broker + " broke the protocol: " + told(cause));
        }
        if (cause instanceof NoRouteToHostException) {
            return failure(Kind.NETWORK, "no way to " + broker + ": is this machine connected to its network?");
        }
        if (cause instanceof ConnectException) {
            return connect(cause, broker);
        }
        if (cause instanceof SSLException && cause.getCause() == null) {
            return tls(told(cause), broker);
        }
        if (cause instanceof TruncatedException || cause instanceof ConnectionAbortedException) {
            return failure(Kind.NETWORK, "connection to " + broker + " lost: " + told(cause));
        }
        // Akka tells a connect that took too long by a message only.
        return told(cause).contains("Connect timeout") ? Optional.of(timeout(broker)) : Optional.empty();
    }

    private static Optional<DialFailure> connect(Throwable cause, HostPort broker) {
        if (told(cause).contains("timed out")) {
            return Optional.of(timeout(broker));
        }
        return told(cause).contains("refused")
                ? failure(
                        Kind.CONNECTION_REFUSED,
                        "nobody answers at " + broker
                                + ": is the broker running there? start one with: shareterm broker")
                : failure(Kind.NETWORK, "cannot connect to " + broker + ": " + told(cause));
    }

    private static Optional<DialFailure> tls(String told, HostPort broker) {
        if (OTHER_SERVER.stream().anyMatch(told::contains)) {
            return failure(
                    Kind.NOT_A_BROKER,
                    "no shareterm broker answers at " + broker
                            + ": that server does not speak TLS 1.3 with shareterm/1");
        }
        if (told.contains("Unsupported or unrecognized SSL message") || told.contains("plaintext connection")) {
            return failure(
                    Kind.NOT_A_BROKER,
                    "no shareterm broker answers at " + broker + ": that server does not speak TLS; check the port");
        }
        return failure(Kind.NETWORK, "no secure connection to " + broker + ": " + told);
    }

    private static Optional<DialFailure> failure(Kind kind, String sentence) {
        return Optional.of(new DialFailure(kind, sentence));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(16);
    }

    private static String told(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
