package io.shareterm.agent.connection;

import io.shareterm.config.settings.HostPort;
import io.shareterm.config.tls.ClientTls;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** The handshake of one connection: TLS 1.3 with ALPN {@code shareterm/1} (PROTOCOL 1.2), and whom it reached. */
final class TlsHandshake {
    private static final String ALPN = "shareterm/1";

    private final SSLEngine engine;
    private final AtomicReference<Optional<BrokerCertificate>> certificate = new AtomicReference<>(Optional.empty());

    TlsHandshake(ClientTls tls, HostPort broker) {
        this.engine = tls.engine(broker, List.of(ALPN));
    }

    SSLEngine engine() {
        return engine;
    }

    /** The broker's certificate, once the handshake is done. */
    Optional<BrokerCertificate> certificate() {
        return certificate.get();
    }

    /** Called when the handshake is done and the certificate accepted; what it gives ends the connection. */
    Optional<Throwable> verify(SSLSession session) {
        if (!ALPN.equals(engine.getApplicationProtocol())) {
            return Optional.of(new NotABrokerException("that server does not offer the protocol " + ALPN));
        }
        try {
            if (session.getPeerCertificates()[0] instanceof X509Certificate leaf) {
                certificate.set(Optional.of(BrokerCertificate.of(leaf)));
                return Optional.empty();
            }
            return Optional.of(new NotABrokerException("that server's certificate is not X.509"));
        } catch (SSLPeerUnverifiedException none) {
            return Optional.of(none);
        }
    }
}
