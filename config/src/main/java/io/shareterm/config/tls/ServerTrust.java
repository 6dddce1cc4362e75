package io.shareterm.config.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Judges the chain that a server shows. The TLS engine adds no check of its own to an extended trust manager's: what
 * {@link #judge} lets through is trusted.
 */
abstract class ServerTrust extends X509ExtendedTrustManager {
    /**
     * Returns if the server is to be trusted.
     *
     * @param chain the server's own certificate first; not empty
     * @param handshake in which it was shown
     * @throws CertificateRefused if not
     */
    abstract void judge(List<X509Certificate> chain, Handshake handshake) throws CertificateRefused;

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        judge(List.of(chain), new Handshake.OfEngine(engine, authType));
    }

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        if (!(socket instanceof SSLSocket tls)) {
            throw new CertificateException("not a TLS socket");
        }
        judge(List.of(chain), new Handshake.OfSocket(tls, authType));
    }

    /** Never used by TLS engines of this age, and it could not check the host name. */
    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("a server is only judged within a handshake");
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw noClients();
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw noClients();
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw noClients();
    }

    private static CertificateException noClients() {
        return new CertificateException("clients show no certificates");
    }

    @Override
    public final X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
