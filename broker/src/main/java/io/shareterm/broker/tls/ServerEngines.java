package io.shareterm.broker.tls;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * Makes engines for the broker's side: TLS 1.3 and nothing older, and ALPN by RFC 7301.
 *
 * <p>ALPN: {@code shareterm/1} if the client offers it, else {@code http/1.1}, else {@code http/1.0}. A client that offers
 * nothing is taken for HTTP. One that offers only what nobody here speaks, {@code h2} say, gets the fatal alert
 * no_application_protocol, as RFC 7301 3.2 demands ("SHALL"): to answer it in HTTP/1.1 would be a guess, and such guesses
 * are how attacks across protocols begin.
 */
public final class ServerEngines implements Supplier<SSLEngine> {
    /** Native frames, PROTOCOL 1.2. */
    public static final String NATIVE = "shareterm/1";

    private static final List<String> BY_PREFERENCE = List.of(NATIVE, "http/1.1", "http/1.0");
    private static final String[] PROTOCOLS = {"TLSv1.3"};

    /** AES-128 first: what it carries is sealed end to end with AES-256 already, and every viewer's copy pays for it. */
    private static final String[] SUITES = {
        "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"
    };

    private final SSLContext context;

    public ServerEngines(SSLContext context) {
        this.context = Objects.requireNonNull(context, "context");
    }

    @Override
    public SSLEngine get() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setCipherSuites(SUITES);
        parameters.setUseCipherSuitesOrder(true);
        engine.setSSLParameters(parameters);
        engine.setHandshakeApplicationProtocolSelector((ignored, offered) -> select(offered));
        return engine;
    }

    /** The JDK takes null for "none": the fatal alert no_application_protocol. */
    private static String select(List<String> offered) {
        return BY_PREFERENCE.stream().filter(offered::contains).findFirst().orElse(null);
    }
}
