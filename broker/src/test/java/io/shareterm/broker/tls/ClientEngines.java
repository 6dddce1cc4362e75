package io.shareterm.broker.tls;

import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** The other role: engines of a client that offers these protocols. */
record ClientEngines(SSLContext context, String version, List<String> offered) implements Supplier<SSLEngine> {
    ClientEngines {
        offered = List.copyOf(offered);
    }

    static ClientEngines offering(SSLContext context, String... offered) {
        return new ClientEngines(context, "TLSv1.3", List.of(offered));
    }

    @Override
    public SSLEngine get() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(new String[] {version});
        parameters.setApplicationProtocols(offered.toArray(String[]::new));
        engine.setSSLParameters(parameters);
        return engine;
    }
}
