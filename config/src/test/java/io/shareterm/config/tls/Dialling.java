package io.shareterm.config.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.shareterm.config.settings.HostPort;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** A client that dials a server which shows whatever it likes. */
final class Dialling {
    private Dialling() {}

    static void connect(TlsTrust trust, String host, TlsMaterial shown) throws SSLException {
        SSLEngine client = ClientTls.of(trust).engine(new HostPort(host, 7373), List.of());
        new EnginePair(client, HostileServer.engine(shown)).handshake();
        assertThat(client.getSession().getProtocol()).isEqualTo("TLSv1.3");
    }

    static CertificateRefused refused(TlsTrust trust, String host, TlsMaterial shown) {
        Throwable failure = catchThrowable(() -> connect(trust, host, shown));
        return CertificateRefused.in(failure).orElseThrow(() -> new AssertionError("not refused", failure));
    }
}
