package io.shareterm.config.tls;

import java.security.cert.X509Certificate;
import java.util.List;

/** Lets every server through, because the person asked for it; the command warns. */
final class NoTrust extends ServerTrust {
    @Override
    void judge(List<X509Certificate> chain, Handshake handshake) {}
}
