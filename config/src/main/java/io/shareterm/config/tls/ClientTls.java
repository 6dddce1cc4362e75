package io.shareterm.config.tls;

import io.shareterm.config.settings.HostPort;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * Makes the client's side of TLS 1.3 connections to brokers. Sessions are resumed only within one of these, so a
 * resumed one was judged by the same trust.
 */
public final class ClientTls {
    private final SSLContext context;

    private ClientTls(ServerTrust trust) {
        try {
            this.context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    /**
     * TLS that recognizes brokers in this way.
     *
     * @throws MaterialRefused if the file of authorities is missing, damaged or holds no certificate
     */
    public static ClientTls of(TlsTrust trust) {
        return new ClientTls(judge(trust));
    }

    private static ServerTrust judge(TlsTrust trust) {
        if (trust instanceof TlsTrust.CaFile ca) {
            return AuthorityTrust.in(PemFile.read(ca.file()).certificates());
        }
        if (trust instanceof TlsTrust.Pinned pinned) {
            return new PinnedTrust(pinned.fingerprint());
        }
        return trust instanceof TlsTrust.SystemTrust ? AuthorityTrust.system() : new NoTrust();
    }

    /**
     * An engine for one connection.
     *
     * @param peer as the person gave it; its host is what the certificate must be for
     * @param alpn the application protocols to offer (RFC 7301), the preferred one first; may be empty
     */
    public SSLEngine engine(HostPort peer, List<String> alpn) {
        SSLEngine engine = context.createSSLEngine(peer.host(), peer.port());
        engine.setUseClientMode(true);
        engine.setSSLParameters(parameters(alpn));
        return engine;
    }

    /** For those who make engines or sockets by themselves; they must give the peer's host and use {@link #parameters}. */
    public SSLContext context() {
        return context;
    }

    /** TLS 1.3 alone, and the host name checked where the trust asks for it. */
    public SSLParameters parameters(List<String> alpn) {
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setProtocols(new String[] {ServerTls.PROTOCOL});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(alpn.toArray(String[]::new));
        return parameters;
    }
}
