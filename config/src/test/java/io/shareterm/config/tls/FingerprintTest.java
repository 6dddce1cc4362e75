package io.shareterm.config.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
    /** A key with the encoding "abc", whose SHA-256 stands in FIPS 180-4: ba7816bf8f01cfea414140de5dae2223... */
    private record Abc() implements PublicKey {
        private static final long serialVersionUID = 1L;

        @Override
        public String getAlgorithm() {
            return "none";
        }

        @Override
        public String getFormat() {
            return "X.509";
        }

        @Override
        public byte[] getEncoded() {
            return "abc".getBytes(StandardCharsets.US_ASCII);
        }
    }

    @Test
    void itIsTheFirstHalfOfSha256InBase64url() {
        assertThat(Fingerprint.of(new Abc())).hasToString("ungWv48Bz-pBQUDeXa4iIw");
    }

    @Test
    void whiteSpaceAroundItIsPassedOver() {
        assertThat(Fingerprint.parse(" ungWv48Bz-pBQUDeXa4iIw\n")).isEqualTo(Fingerprint.of(new Abc()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ungWv48Bz-pBQUDeXa4iI",
                "ungWv48Bz-pBQUDeXa4iIww",
                "ungWv48Bz+pBQUDeXa4iIw",
                "ungWv48Bz-pBQUDeXa4iIx",
                "ungWv48Bz-pBQUDeXa4iI="
            })
    void whatIsNoFingerprintIsRefused(String text) {
        assertThatThrownBy(() -> Fingerprint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
