package io.shareterm.config.broker;

import io.shareterm.config.settings.FilePath;
import io.shareterm.config.settings.InvalidSetting;
import io.shareterm.config.settings.Key;
import io.shareterm.config.settings.Maybe;
import io.shareterm.config.settings.Values;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Where the broker's certificate comes from. */
public sealed interface CertificateSource {
    /** The broker's own, made at first use and kept in the state folder. */
    record SelfSigned() implements CertificateSource {}

    /**
     * Files of the operator, in PEM.
     *
     * @param certificate the chain, the broker's own certificate first
     * @param key the private key, not encrypted; may be the same file
     */
    record PemFiles(Path certificate, Path key) implements CertificateSource {
        public PemFiles {
            Objects.requireNonNull(certificate, "certificate");
            Objects.requireNonNull(key, "key");
        }
    }

    private static Key<Optional<Path>> file(String path) {
        return new Key<>(path, new Maybe<>(new FilePath()));
    }

    static CertificateSource read(Values values) {
        Key<Optional<Path>> certificateKey = file("tls.certificate");
        Key<Optional<Path>> keyKey = file("tls.key");
        Optional<Path> certificate = values.get(certificateKey);
        Optional<Path> key = values.get(keyKey);
        if (certificate.isPresent() != key.isPresent()) {
            throw certificate.isPresent()
                    ? new InvalidSetting(keyKey, "is missing beside tls.certificate")
                    : new InvalidSetting(certificateKey, "is missing beside tls.key");
        }
        return certificate.isPresent() ? new PemFiles(certificate.get(), key.orElseThrow()) : new SelfSigned();
    }
}
