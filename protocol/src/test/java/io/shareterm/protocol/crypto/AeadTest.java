package io.shareterm.protocol.crypto;

import static io.shareterm.protocol.crypto.Fixed.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.util.ByteString;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AeadTest {

    private final SymmetricKey key = SymmetricKey.generate(new SecureRandom());
    private final AeadSealer sealer = new AeadSealer(key);
    private final AeadOpener opener = new AeadOpener(key);

    /** McGrew and Viega, The Galois/Counter Mode of Operation, test case 16. */
    @Test
    void standardsVector() {
        var plain =
                hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
                        + "b16aedf5aa0de657ba637b39");
        var sealed =
                hex("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838"
                        + "c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b");
        var standard = new SymmetricKey(hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"));
        var nonce = hex("cafebabefacedbaddecaf888").toArray();
        var associated = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2").toArray();
        var buffer = Arrays.copyOf(plain.toArray(), plain.size() + AeadSealer.TAG_BYTES);

        new AeadSealer(standard).seal(nonce, associated, buffer, 0, plain.size());
        assertThat(ByteString.fromArray(buffer)).isEqualTo(sealed);
        assertThat(new AeadOpener(standard).open(nonce, associated, buffer, 0, buffer.length))
                .isTrue();
        assertThat(ByteString.fromArray(buffer, 0, plain.size())).isEqualTo(plain);
    }

    @Test
    void counterMustRise() {
        seal(Nonces.counter(5));
        for (var counter : List.of(5L, 4L, 0L)) {
            assertThatThrownBy(() -> seal(Nonces.counter(counter)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("sealing refused: the counter does not rise");
        }
        seal(Nonces.counter(6));
        seal(Nonces.counter(Long.MAX_VALUE));
    }

    @Test
    void counterZeroIsGoodOnce() {
        seal(Nonces.counter(0));
        assertThatThrownBy(() -> seal(Nonces.counter(0))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void partsRiseWithinACounterAndCountersAboveParts() {
        seal(Nonces.part(1, 0));
        seal(Nonces.part(1, 1));
        seal(Nonces.part(2, 0));
        for (var nonce : List.of(Nonces.part(2, 0), Nonces.part(1, 2), Nonces.part(1, 65_535))) {
            assertThatThrownBy(() -> seal(nonce)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void refusedSealLeavesThePlaintextAlone() {
        seal(Nonces.counter(1));
        var buffer = new byte[32];
        assertThatThrownBy(() -> sealer.seal(Nonces.counter(1), new byte[0], buffer, 0, 16))
                .isInstanceOf(IllegalStateException.class);
        assertThat(buffer).containsOnly(0);
    }

    @Test
    void anythingElseDoesNotOpen() {
        var nonce = Nonces.counter(1);
        var sealed = seal(nonce);
        for (var bit = 0; bit < sealed.length * 8; bit++) {
            var changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(opener.open(nonce, new byte[1], changed, 0, changed.length))
                    .isFalse();
        }
        for (var length = 0; length < sealed.length; length++) {
            assertThat(opener.open(nonce, new byte[1], sealed.clone(), 0, length))
                    .isFalse();
        }
        assertThat(opener.open(Nonces.counter(2), new byte[1], sealed.clone(), 0, sealed.length))
                .isFalse();
        assertThat(opener.open(nonce, new byte[2], sealed.clone(), 0, sealed.length))
                .isFalse();
        var otherKey = new AeadOpener(SymmetricKey.generate(new SecureRandom()));
        assertThat(otherKey.open(nonce, new byte[1], sealed.clone(), 0, sealed.length))
                .isFalse();
        assertThat(opener.open(nonce, new byte[1], sealed.clone(), 0, sealed.length))
                .isTrue();
    }

    private byte[] seal(byte[] nonce) {
        var buffer = new byte[16 + AeadSealer.TAG_BYTES];
        sealer.seal(nonce, new byte[1], buffer, 0, 16);
        return buffer;
    }
}
