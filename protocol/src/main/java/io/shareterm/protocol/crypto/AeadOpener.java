package io.shareterm.protocol.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens what an {@link AeadSealer} of the same key sealed. Whether a number was there before is for the caller to say.
 * Keeps its cipher: one thread at a time.
 */
public final class AeadOpener {

    private final SecretKeySpec key;
    private final Cipher cipher = AeadSealer.newCipher();

    public AeadOpener(SymmetricKey key) {
        this.key = new SecretKeySpec(key.bytes().toArray(), "AES");
    }

    /**
     * Opens {@code length} bytes, tag included, in place.
     *
     * @return false if they were not sealed so, under this key, nonce and associated data; the buffer then holds
     *     nothing of use
     */
    public boolean open(byte[] nonce, byte[] associated, byte[] buffer, int offset, int length) {
        if (length < AeadSealer.TAG_BYTES) {
            return false;
        }
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(AeadSealer.TAG_BYTES * Byte.SIZE, nonce));
            cipher.updateAAD(associated);
            cipher.doFinal(buffer, offset, length, buffer, offset);
            return true;
        } catch (AEADBadTagException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM could not open", e);
        }
    }
}
