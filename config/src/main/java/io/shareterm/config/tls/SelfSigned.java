package io.shareterm.config.tls;

import io.shareterm.config.state.FolderLock;
import io.shareterm.config.state.PrivateFile;
import io.shareterm.config.state.PrivateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The broker's own certificate, for those who have no authority: made at first use and kept in the state folder. The
 * key is never replaced, so links and pins that carry its fingerprint survive a restart and a renewal; they are lost
 * if the file {@value #KEY_FILE} is.
 */
public final class SelfSigned {
    /** Private key and public key, which PKCS#8 alone does not always hold, in PEM. */
    static final String KEY_FILE = "broker-key.pem";

    static final String CERTIFICATE_FILE = "broker-cert.pem";

    /** A pin does not read names, but {@code -c broker-cert.pem} and browsers do: this machine's own always work. */
    static final List<String> LOCAL_NAMES = List.of("localhost", "127.0.0.1", "::1");

    /** Renewed when less is left, so that nobody ever meets an expired one. */
    static final Duration RENEWED_BEFORE_END = Duration.ofDays(90);

    /** Names are only ever added, so that two brokers of one user do not take turns in renewing; up to here. */
    private static final int MAX_NAMES = 64;

    private final PrivateFolder folder;
    private final Clock clock;

    private SelfSigned(PrivateFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * The certificate in the folder; made if it is missing, and made anew for the same key if it nears its end or
     * lacks a name. Safe when several processes do so at once.
     *
     * @param folder keeps key and certificate
     * @param hosts names and IP addresses by which the broker is reached, beside those of this machine itself
     * @param clock tells when to renew
     * @throws io.shareterm.config.state.FolderRefused if the folder cannot be written: a full disk, no permission
     * @throws MaterialRefused if what is in the folder is damaged
     */
    public static TlsMaterial in(PrivateFolder folder, Collection<String> hosts, Clock clock) {
        return FolderLock.holding(folder, () -> new SelfSigned(folder, clock).current(hosts));
    }

    private TlsMaterial current(Collection<String> hosts) {
        Set<String> names = new TreeSet<>(SubjectNames.canonical(LOCAL_NAMES));
        names.addAll(SubjectNames.canonical(hosts));
        KeyPair keys = keys();
        Path file = folder.file(CERTIFICATE_FILE);
        Optional<X509Certificate> kept = kept(file);
        if (kept.isPresent()) {
            Set<String> keptNames = SubjectNames.of(kept.get());
            if (isFit(kept.get(), keys) && keptNames.containsAll(names)) {
                return new TlsMaterial(keys.getPrivate(), List.of(kept.get()));
            }
            if (keptNames.size() + names.size() <= MAX_NAMES) {
                names.addAll(keptNames);
            }
        }
        X509Certificate made = CertificateIssuer.selfSigned(keys, names, clock.instant());
        PrivateFile.replace(file, Pem.certificate(made));
        return new TlsMaterial(keys.getPrivate(), List.of(made));
    }

    /** A damaged certificate is as good as none: a new one for the same key makes no difference to anybody. */
    private static Optional<X509Certificate> kept(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(PemFile.read(file).certificates().get(0))
                    : Optional.empty();
        } catch (MaterialRefused e) {
            return Optional.empty();
        }
    }

    private boolean isFit(X509Certificate kept, KeyPair keys) {
        return kept.getPublicKey().equals(keys.getPublic())
                && !clock.instant().isBefore(kept.getNotBefore().toInstant())
                && clock.instant()
                        .plus(RENEWED_BEFORE_END)
                        .isBefore(kept.getNotAfter().toInstant());
    }

    private KeyPair keys() {
        Path file = folder.file(KEY_FILE);
        if (Files.exists(file)) {
            return PrivateKeys.readPair(file);
        }
        KeyPair made = CertificateIssuer.newKeys();
        PrivateFile.replace(file, Pem.keys(made));
        return made;
    }
}
