package io.shareterm.protocol.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.util.ByteString;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionIdentityTest {

    private static final ByteString HASH = ByteString.fromArray(new byte[32]);

    private final SessionIdentity identity = SessionIdentity.generate(new SecureRandom());
    private final SessionId session = identity.sessionId();

    /** RFC 8032, 7.1: tests 1 to 3. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + " d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
                + " e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + " 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
                + " 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                + "387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + " fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82,"
                + " 6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
                + "4a7c15e9716ed28dc027beceea1ec40a"
    })
    void standardsSignatures(String seed, String publicKey, String message, String signature) {
        var fixed = SessionIdentity.generate(random(hex(seed)));
        assertThat(fixed.publicKey().raw()).isEqualTo(hex(publicKey));
        assertThat(fixed.sign(hex(message))).isEqualTo(hex(signature));
        assertThat(new SessionKey(hex(publicKey)).verify(hex(message), hex(signature)))
                .isTrue();
    }

    @Test
    void signatureHoldsForItsStatementOnly() {
        var statements = Stream.of(
                        Statement.open(session, HASH, HASH, HASH, 1),
                        Statement.open(session, HASH, HASH, HASH, 2),
                        Statement.admitted(session, HASH),
                        Statement.checkpoint(session, 1, 1, HASH, 0, HASH),
                        Statement.checkpoint(session, 1, 2, HASH, 0, HASH),
                        Statement.end(session, 1, HASH, 1, 0),
                        Statement.end(session, 1, HASH, 2, 0))
                .toList();
        for (var signed : statements) {
            var signature = identity.sign(signed);
            for (var other : statements) {
                assertThat(identity.publicKey().verify(other, signature)).isEqualTo(signed == other);
            }
        }
    }

    @Test
    void changedSignatureOrKeyDoesNotHold() {
        var statement = Statement.admitted(session, HASH);
        var signature = identity.sign(statement);
        for (var at = 0; at < signature.size(); at++) {
            assertThat(identity.publicKey().verify(statement, flip(signature, at)))
                    .isFalse();
        }
        for (var at = 0; at < 32; at++) {
            var other = new SessionKey(flip(identity.publicKey().raw(), at));
            assertThat(other.verify(statement, signature)).isFalse();
        }
        for (var length : List.of(0, 63, 65)) {
            assertThat(identity.publicKey().verify(statement, ByteString.fromArray(new byte[length])))
                    .isFalse();
        }
    }

    @Test
    void sessionIdHasOneForm() {
        assertThat(new SessionId("abcdefghij234567abcd").bytes().utf8String()).isEqualTo("abcdefghij234567abcd");
        for (var bad : List.of(
                "", "abcdefghij234567abc", "abcdefghij234567abcde", "Abcdefghij234567abcd", "abcdefghij234567abc1")) {
            assertThatThrownBy(() -> new SessionId(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void hashOfAWrongLengthIsRefused() {
        assertThatThrownBy(() -> Statement.admitted(session, HASH.drop(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("transcript has a wrong length: length=31, must be 32");
    }

    @Test
    void textTellsTheAddressAlone() {
        assertThat(identity).hasToString("SessionIdentity[" + session + "]");
    }

    private static ByteString flip(ByteString bytes, int at) {
        var changed = bytes.toArray();
        changed[at] ^= 1;
        return ByteString.fromArray(changed);
    }

    private static ByteString hex(String digits) {
        return ByteString.fromArray(HexFormat.of().parseHex(digits));
    }

    private static SecureRandom random(ByteString bytes) {
        return new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] target) {
                bytes.copyToArray(target, 0, target.length);
            }
        };
    }
}
