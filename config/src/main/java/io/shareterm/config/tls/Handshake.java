package io.shareterm.config.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/** The handshake in which a certificate was shown: over an engine or a socket. */
sealed interface Handshake {
    /** Validates the chain and, as far as the parameters say so, the host name. */
    void validate(X509ExtendedTrustManager authorities, List<X509Certificate> chain) throws CertificateException;

    SSLParameters parameters();

    SSLSession session();

    /** The name of the kind of key exchange, as the TLS engine gives it. */
    String authType();

    /** The host that was dialled; empty if the engine was not told. */
    default Optional<String> host() {
        return Optional.ofNullable(session().getPeerHost());
    }

    /** Validates the chain for whatever host. */
    default void validateWithoutHost(X509ExtendedTrustManager authorities, List<X509Certificate> chain)
            throws CertificateException {
        authorities.checkServerTrusted(chain.toArray(X509Certificate[]::new), authType());
    }

    record OfEngine(SSLEngine engine, String authType) implements Handshake {
        @Override
        public void validate(X509ExtendedTrustManager authorities, List<X509Certificate> chain)
                throws CertificateException {
            authorities.checkServerTrusted(chain.toArray(X509Certificate[]::new), authType, engine);
        }

        @Override
        public SSLParameters parameters() {
            return engine.getSSLParameters();
        }

        @Override
        public SSLSession session() {
            return engine.getHandshakeSession();
        }
    }

    record OfSocket(SSLSocket socket, String authType) implements Handshake {
        @Override
        public void validate(X509ExtendedTrustManager authorities, List<X509Certificate> chain)
                throws CertificateException {
            authorities.checkServerTrusted(chain.toArray(X509Certificate[]::new), authType, socket);
        }

        @Override
        public SSLParameters parameters() {
            return socket.getSSLParameters();
        }

        @Override
        public SSLSession session() {
            return socket.getHandshakeSession();
        }
    }
}
