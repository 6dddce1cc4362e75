package io.shareterm.protocol.crypto;

import io.shareterm.protocol.identity.SessionId;
import java.security.SecureRandom;
import java.util.List;

/**
 * The key of one epoch of the log, from which the keys for entries and keyframes come (PROTOCOL 4.5). The epoch covers
 * the entries from {@code fromSeq} until that of the next epoch.
 */
public record OutputKey(int epoch, long fromSeq, SymmetricKey key) {

    public OutputKey {
        if (epoch < 1 || fromSeq < 1) {
            throw new IllegalArgumentException(
                    "output key out of range: epoch=%d, fromSeq=%d, both start at 1".formatted(epoch, fromSeq));
        }
    }

    /** A new key; its bytes are the next 32 of {@code random}. */
    public static OutputKey generate(int epoch, long fromSeq, SecureRandom random) {
        return new OutputKey(epoch, fromSeq, SymmetricKey.generate(random));
    }

    /**
     * Throws {@link IllegalArgumentException} unless the epochs rise by one each, and so do the numbers from which they
     * hold.
     */
    public static void checkRising(List<OutputKey> keys) {
        for (var i = 1; i < keys.size(); i++) {
            var before = keys.get(i - 1);
            var after = keys.get(i);
            if (after.epoch() != before.epoch() + 1 || after.fromSeq() <= before.fromSeq()) {
                throw new IllegalArgumentException("epochs do not follow: epoch=%d from=%d, then epoch=%d from=%d"
                        .formatted(before.epoch(), before.fromSeq(), after.epoch(), after.fromSeq()));
            }
        }
    }

    /** Seals the entries of this epoch; the nonce's counter is the entry's number. */
    public SymmetricKey entryKey(SessionId session) {
        return Hkdf.expandKey(key, KeyInfo.of("entry", session, epoch));
    }

    /** Seals the parts of keyframes of this epoch. */
    public SymmetricKey keyframeKey(SessionId session) {
        return Hkdf.expandKey(key, KeyInfo.of("keyframe", session, epoch));
    }
}
