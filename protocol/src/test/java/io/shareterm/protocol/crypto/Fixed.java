package io.shareterm.protocol.crypto;

import akka.util.ByteString;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Randomness that is known beforehand. */
final class Fixed {

    private Fixed() {}

    static ByteString hex(String digits) {
        return ByteString.fromArray(HexFormat.of().parseHex(digits));
    }

    /** Every draw gives these bytes. */
    static SecureRandom random(String digits) {
        return new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] target) {
                hex(digits).copyToArray(target, 0, target.length);
            }
        };
    }
}
