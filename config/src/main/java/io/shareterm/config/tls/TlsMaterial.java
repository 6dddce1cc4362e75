package io.shareterm.config.tls;

import io.shareterm.config.state.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What a broker shows and proves: a private key and its certificate. A broker that starts with one of these is not
 * refused for a reason that could have been seen at the start.
 *
 * @param key belongs to the first certificate
 * @param chain the broker's own certificate first, each issued by the next
 */
public record TlsMaterial(PrivateKey key, List<X509Certificate> chain) {
    public TlsMaterial {
        Objects.requireNonNull(key, "key");
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new MaterialRefused("there is no certificate");
        }
    }

    /**
     * Loads and checks PEM files.
     *
     * @param certificate the chain, the broker's own certificate first
     * @param key the private key, not encrypted; may be the same file
     * @param clock tells whether the certificates are valid now
     * @param warn takes a sentence about what is allowed but unwise: a key that others can read
     * @throws MaterialRefused if a file is missing or damaged, the key does not belong to the certificate, the chain is
     *     out of order, or a certificate is expired or not valid yet
     */
    public static TlsMaterial load(Path certificate, Path key, Clock clock, Consumer<String> warn) {
        List<X509Certificate> chain = PemFile.read(certificate).certificates();
        TlsMaterial material = new TlsMaterial(PrivateKeys.read(key), chain);
        if (!isPair(material.key(), material.certificate().getPublicKey())) {
            throw new MaterialRefused("the private key in " + key + " does not belong to the first certificate in "
                    + certificate + " (" + Chains.name(material.certificate())
                    + "); give the key that the certificate was requested with, and put its certificate first");
        }
        Chains.requireOrder(chain, certificate);
        Chains.requireValidAt(chain, clock.instant(), certificate);
        warnIfReadable(key, warn);
        return material;
    }

    /** The broker's own certificate. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** What {@code --pin} takes and links carry for this broker. */
    public Fingerprint fingerprint() {
        return Fingerprint.of(certificate());
    }

    /** Signs something with the one and verifies it with the other, which works for every kind of key. */
    static boolean isPair(PrivateKey key, PublicKey publicKey) {
        String algorithm = switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
        byte[] probe = {1, 2, 3, 4};
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(probe);
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(publicKey);
            verifier.update(probe);
            return verifier.verify(signer.sign());
        } catch (GeneralSecurityException e) {
            return false; // a key of one kind and a certificate of another
        }
    }

    private static void warnIfReadable(Path key, Consumer<String> warn) {
        try {
            if (PrivateFile.isReadByOthers(key)) {
                warn.accept(
                        "the private key in " + key + " can be read by others on this machine; run: chmod 600 " + key);
            }
        } catch (IOException e) {
            throw new MaterialRefused("cannot read " + key + ": " + e, e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "TlsMaterial[" + Chains.name(certificate()) + ", " + fingerprint() + "]";
    }
}
