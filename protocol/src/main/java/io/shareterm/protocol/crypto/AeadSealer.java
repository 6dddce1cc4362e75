package io.shareterm.protocol.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals with AES-256-GCM (NIST SP 800-38D; PROTOCOL 4.2). There is one sealer per key for as long as the key lives: it
 * refuses a nonce that is not above its last one, so none is used twice. Keeps its cipher: one thread at a time.
 */
public final class AeadSealer {

    /** Bytes of the tag, which is never cut. */
    public static final int TAG_BYTES = 16;

    private final SecretKeySpec key;
    private final Cipher cipher = newCipher();
    private byte[] last = {};

    public AeadSealer(SymmetricKey key) {
        this.key = new SecretKeySpec(key.bytes().toArray(), "AES");
    }

    /**
     * Seals {@code length} bytes in place: they are replaced by the ciphertext, and the tag is put behind them.
     *
     * @param nonce 12 bytes, as an unsigned number above that of the last call
     * @param buffer has room for {@code offset + length + 16} bytes
     * @throws IllegalStateException if the nonce does not rise; nothing is sealed then
     */
    public void seal(byte[] nonce, byte[] associated, byte[] buffer, int offset, int length) {
        if (last.length > 0 && Arrays.compareUnsigned(nonce, last) <= 0) {
            throw new IllegalStateException("sealing refused: the counter does not rise");
        }
        last = nonce;
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
            cipher.updateAAD(associated);
            cipher.doFinal(buffer, offset, length, buffer, offset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM could not seal", e);
        }
    }

    static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no AES-GCM", e);
        }
    }
}
