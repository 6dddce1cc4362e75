package io.shareterm.config.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of PEM blocks (RFC 7468), read as a whole; text between the blocks is passed over.
 *
 * @param file where it was read, for messages
 * @param blocks in the order of the file, at least one
 */
record PemFile(Path file, List<Block> blocks) {
    /** Far above any chain, and all of the authorities that a system trusts are some 200 KB. */
    private static final long MAX_BYTES = 4 * 1024 * 1024;

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s*(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final String CERTIFICATE = "CERTIFICATE";

    /**
     * One block.
     *
     * @param label what stands after BEGIN
     * @param text what stands between the lines BEGIN and END
     */
    record Block(String label, String text) {}

    /**
     * Reads a file.
     *
     * @throws MaterialRefused if it is missing, unreadable or has no PEM block
     */
    static PemFile read(Path file) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text(file));
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        if (blocks.isEmpty()) {
            throw new MaterialRefused(file + " is not PEM: it has no lines -----BEGIN ...----- and -----END ...-----;"
                    + " convert a DER file by: openssl x509 -inform DER -in FILE");
        }
        return new PemFile(file, List.copyOf(blocks));
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new MaterialRefused(file + " is too large: more than " + MAX_BYTES + " bytes");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new MaterialRefused("there is no file " + file + "; check the path", e);
        } catch (IOException e) {
            throw new MaterialRefused("cannot read " + file + ": " + e, e);
        }
    }

    /**
     * The certificates, in the order of the file.
     *
     * @throws MaterialRefused if there is none, or one is damaged
     */
    List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks) {
            if (block.label().equals(CERTIFICATE)) {
                certificates.add(certificate(block, certificates.size() + 1));
            }
        }
        if (certificates.isEmpty()) {
            throw new MaterialRefused(file + " holds no certificate, only "
                    + blocks.stream().map(Block::label).distinct().toList());
        }
        return List.copyOf(certificates);
    }

    private X509Certificate certificate(Block block, int number) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes(block)));
        } catch (CertificateException e) {
            throw new MaterialRefused(
                    "certificate " + number + " in " + file + " is damaged: " + e.getMessage() + "; copy it again", e);
        }
    }

    /**
     * The bytes that a block stands for.
     *
     * @throws MaterialRefused if it is not base64
     */
    byte[] bytes(Block block) {
        try {
            return Base64.getDecoder().decode(block.text().replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new MaterialRefused(
                    "the block " + block.label() + " in " + file + " is damaged: " + e.getMessage() + "; copy it again",
                    e);
        }
    }
}
