package io.shareterm.protocol.crypto;

import akka.util.ByteString;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869). */
public final class Hkdf {

    private static final String HMAC = "HmacSHA256";
    private static final int MAX_LENGTH = 255 * Hashes.LENGTH;

    private Hkdf() {}

    /** Extract (RFC 5869, 2.2). An empty salt stands for 32 zeros. */
    public static SymmetricKey extract(ByteString salt, ByteString inputKeyMaterial) {
        var key = salt.isEmpty() ? new byte[Hashes.LENGTH] : salt.toArray();
        return new SymmetricKey(ByteString.fromArrayUnsafe(mac(key).doFinal(inputKeyMaterial.toArray())));
    }

    /**
     * Expand (RFC 5869, 2.3).
     *
     * @param length bytes wanted, 1 to 8,160
     */
    public static ByteString expand(SymmetricKey pseudoRandomKey, ByteString info, int length) {
        if (length < 1 || length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "length out of range: %d, must be 1 to %d".formatted(length, MAX_LENGTH));
        }
        var mac = mac(pseudoRandomKey.bytes().toArray());
        var label = info.toArray();
        var out = ByteBuffer.allocate(length);
        var block = new byte[0];
        for (var number = 1; out.hasRemaining(); number++) {
            mac.update(block);
            mac.update(label);
            mac.update((byte) number);
            block = mac.doFinal();
            out.put(block, 0, Math.min(block.length, out.remaining()));
        }
        return ByteString.fromArrayUnsafe(out.array());
    }

    /** Expand to a key of 32 bytes. */
    public static SymmetricKey expandKey(SymmetricKey pseudoRandomKey, ByteString info) {
        return new SymmetricKey(expand(pseudoRandomKey, info, SymmetricKey.LENGTH));
    }

    private static Mac mac(byte[] key) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + HMAC, e);
        }
    }
}
