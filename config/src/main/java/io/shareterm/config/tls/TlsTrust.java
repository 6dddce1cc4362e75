package io.shareterm.config.tls;

import java.nio.file.Path;
import java.util.Objects;

/** How a client recognizes a broker by its certificate; {@link ClientTls} carries it out. */
public sealed interface TlsTrust {
    /** A certificate for the dialled name by an authority in the Java runtime's own store. */
    record SystemTrust() implements TlsTrust {}

    /**
     * A certificate for the dialled name by an authority in the file, and by no other.
     *
     * @param file certificates in PEM
     */
    record CaFile(Path file) implements TlsTrust {
        public CaFile {
            Objects.requireNonNull(file, "file");
        }
    }

    /** Any certificate at all: whoever is on the way can pose as the broker. */
    record NoVerification() implements TlsTrust {}

    /**
     * A certificate with this key, whatever name it is for; or one for the dialled name that an authority with this key
     * has issued, if the broker shows the authority's certificate too (DESIGN 5.9).
     *
     * @param fingerprint the key that is expected in the chain
     */
    record Pinned(Fingerprint fingerprint) implements TlsTrust {
        public Pinned {
            Objects.requireNonNull(fingerprint, "fingerprint");
        }
    }
}
