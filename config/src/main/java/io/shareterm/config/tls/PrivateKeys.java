package io.shareterm.config.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Reads a private key in any of the forms that tools write: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017), SEC 1 (RFC 5915). */
final class PrivateKeys {
    /** What TLS 1.3 can sign with. */
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

    private PrivateKeys() {}

    /**
     * The one private key in a file that may hold certificates too.
     *
     * @throws MaterialRefused if there is none, more than one, an encrypted or an unknown one
     */
    static PrivateKey read(Path file) {
        PemFile pem = PemFile.read(file);
        List<PemFile.Block> keys = pem.blocks().stream()
                .filter(block -> block.label().endsWith("PRIVATE KEY"))
                .toList();
        if (keys.size() != 1) {
            throw new MaterialRefused(file + " holds " + (keys.isEmpty() ? "no" : "more than one")
                    + " private key, only one is expected; it has the blocks "
                    + pem.blocks().stream().map(PemFile.Block::label).toList());
        }
        PemFile.Block block = keys.get(0);
        if (block.label().equals("ENCRYPTED PRIVATE KEY") || block.text().contains("Proc-Type: 4,ENCRYPTED")) {
            throw new MaterialRefused("the private key in " + file + " is encrypted, and nobody is there to type its"
                    + " password; decrypt it by: openssl pkey -in " + file + " -out NEW-FILE");
        }
        return decode(pkcs8(block.label(), pem.bytes(block), file), file);
    }

    /**
     * A key pair as {@link Pem#keys} wrote it.
     *
     * @throws MaterialRefused if it is damaged
     */
    static KeyPair readPair(Path file) {
        PemFile pem = PemFile.read(file);
        PemFile.Block block = pem.blocks().stream()
                .filter(candidate -> candidate.label().equals("PUBLIC KEY"))
                .findFirst()
                .orElseThrow(() -> new MaterialRefused(file + " holds no public key"
                        + "; remove it to get a new key, with which links and pins of the old one end"));
        try {
            PublicKey publicKey = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(pem.bytes(block)));
            KeyPair keys = new KeyPair(publicKey, read(file));
            if (!TlsMaterial.isPair(keys.getPrivate(), keys.getPublic())) {
                throw new MaterialRefused("the two keys in " + file + " do not belong together; put back the file from"
                        + " a backup, or remove it to get a new key");
            }
            return keys;
        } catch (GeneralSecurityException e) {
            throw damaged(file, e);
        }
    }

    private static byte[] pkcs8(String label, byte[] encoded, Path file) {
        try {
            return switch (label) {
                case "PRIVATE KEY" -> encoded;
                case "RSA PRIVATE KEY" ->
                    new PrivateKeyInfo(
                                    new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                                    RSAPrivateKey.getInstance(encoded))
                            .getEncoded();
                case "EC PRIVATE KEY" -> ec(ECPrivateKey.getInstance(encoded));
                default ->
                    throw new MaterialRefused("the key in " + file + " has the form '" + label
                            + "', which is not known; convert it by: openssl pkey -in " + file + " -out NEW-FILE");
            };
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(file, e);
        }
    }

    private static byte[] ec(ECPrivateKey key) throws IOException {
        if (key.getParametersObject() == null) {
            throw new IOException("it does not name its curve");
        }
        return new PrivateKeyInfo(
                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()), key)
                .getEncoded();
    }

    private static PrivateKey decode(byte[] pkcs8, Path file) {
        Optional<GeneralSecurityException> failure = Optional.empty();
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (GeneralSecurityException e) {
                failure = failure.or(() -> Optional.of(e));
            }
        }
        throw damaged(file, failure.orElseThrow());
    }

    private static MaterialRefused damaged(Path file, Exception cause) {
        return new MaterialRefused(
                "the private key in " + file + " is damaged or of a kind that TLS 1.3 does not use (RSA, EC and Ed25519"
                        + " are): " + cause.getMessage(),
                cause);
    }
}
