package io.shareterm.load.tls;

import java.util.Locale;

/** What serves the viewers; everything around it is the same. */
enum Variant {
    /** Our fused stage, bare. */
    FUSED,
    /** The broker's whole edge: the fused stage behind limits, log and ALPN. */
    EDGE,
    /** Akka's own TLS, an actor of its own between two islands. */
    STOCK;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
