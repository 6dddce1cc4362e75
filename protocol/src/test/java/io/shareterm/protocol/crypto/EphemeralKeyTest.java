package io.shareterm.protocol.crypto;

import static io.shareterm.protocol.crypto.Fixed.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.util.ByteString;
import io.shareterm.protocol.frame.ProtocolException;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EphemeralKeyTest {

    /** RFC 7748, 5.2; in the second the highest bit of the peer's key is set, and must be passed over. */
    @ParameterizedTest
    @CsvSource({
        "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4,"
                + " e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c,"
                + " c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552",
        "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d,"
                + " e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493,"
                + " 95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957"
    })
    void standardsScalarMultiplications(String scalar, String peer, String agreed) {
        assertThat(EphemeralKey.generate(Fixed.random(scalar)).agree(hex(peer))).isEqualTo(hex(agreed));
    }

    /** RFC 7748, 6.1, Bob's side. */
    @Test
    void standardsAgreement() {
        var bob =
                EphemeralKey.generate(Fixed.random("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"));
        assertThat(bob.publicKey()).isEqualTo(hex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"));
        assertThat(bob.agree(hex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a")))
                .isEqualTo(hex("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742"));
    }

    /** The points of order 1, 2, 4 and 8, canonical and not, that give zero with every key. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0000000000000000000000000000000000000000000000000000000000000080"
            })
    void pointOfSmallOrderIsRefused(String peer) {
        var key = EphemeralKey.generate(new SecureRandom());
        assertThatThrownBy(() -> key.agree(hex(peer)))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("ephemeral key refused: malformed or of small order");
    }

    @Test
    void keyOfAWrongLengthIsRefused() {
        var key = EphemeralKey.generate(new SecureRandom());
        for (var length : List.of(0, 31, 33)) {
            assertThatThrownBy(() -> key.agree(ByteString.fromArray(new byte[length])))
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void bothEndsAgree() {
        var one = EphemeralKey.generate(new SecureRandom());
        var other = EphemeralKey.generate(new SecureRandom());
        assertThat(one.agree(other.publicKey())).isEqualTo(other.agree(one.publicKey()));
    }
}
