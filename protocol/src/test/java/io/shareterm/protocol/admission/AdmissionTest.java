package io.shareterm.protocol.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.util.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.crypto.SymmetricKey;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.ProtocolException;
import io.shareterm.protocol.identity.SessionIdentity;
import io.shareterm.protocol.proto.Admission;
import io.shareterm.protocol.text.MemberName;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SessionIdentity identity = SessionIdentity.generate(RANDOM);
    private final InviteSecret secret = InviteSecret.generate(RANDOM);
    private final InviteKeys invite = InviteKeys.derive(identity.sessionId(), secret);
    private final List<OutputKey> outputKeys =
            List.of(OutputKey.generate(1, 1, RANDOM), OutputKey.generate(2, 40, RANDOM));
    private final JoinerHandshake joiner = join("Ada Lovelace");

    @Test
    void joinerAndAgentComeToTheSameKeys() {
        var admit = AdmitContent.open(identity.sessionId(), invite, joiner.admit());
        assertThat(admit.name()).isEqualTo(new MemberName("Ada Lovelace"));

        var answer = answer(admit);
        var membership = joiner.complete(7, answer.admission());

        assertThat(membership)
                .isEqualTo(new Membership(identity.publicKey(), Role.HELPER, 41, answer.keys(), outputKeys));
        assertThat(membership.member()).isEqualTo(7);
        assertThat(List.of(
                        answer.keys().wrap(),
                        answer.keys().input(),
                        answer.keys().ack()))
                .doesNotHaveDuplicates();
    }

    @Test
    void sameAdmissionCompletesAgainAfterAReconnect() {
        var answer = answer(AdmitContent.open(identity.sessionId(), invite, joiner.admit()));
        assertThat(joiner.complete(7, answer.admission())).isEqualTo(joiner.complete(7, answer.admission()));
    }

    @Test
    void admitOfAnotherInviteOrSessionDoesNotOpen() {
        var other = InviteKeys.derive(identity.sessionId(), InviteSecret.generate(RANDOM));
        var pretending = new InviteKeys(invite.inviteId(), other.joinToken(), other.admitKey());
        var elsewhere = SessionIdentity.generate(RANDOM).sessionId();

        for (var keys : List.of(other, pretending)) {
            assertThatThrownBy(() -> AdmitContent.open(identity.sessionId(), keys, joiner.admit()))
                    .isInstanceOf(ProtocolException.class);
        }
        assertThatThrownBy(() -> AdmitContent.open(elsewhere, invite, joiner.admit()))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void everyCutOrChangedAdmitIsRefused() {
        var admit = joiner.admit();
        var random = new Random(3);
        for (var at = 0; at < admit.size(); at++) {
            var cut = admit.take(at);
            var changed = admit.toArray();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            for (var bad : List.of(cut, ByteString.fromArray(changed))) {
                assertThatThrownBy(() -> AdmitContent.open(identity.sessionId(), invite, bad))
                        .isInstanceOf(ProtocolException.class);
            }
        }
    }

    @Test
    void changedAdmissionIsRefusedOrLacksNoNewerKey() {
        var admission = answer(AdmitContent.open(identity.sessionId(), invite, joiner.admit()))
                .admission();
        var random = new Random(4);
        for (var at = 0; at < admission.size(); at++) {
            var changed = admission.toArray();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            try {
                var membership = joiner.complete(7, ByteString.fromArray(changed));
                assertThat(membership.outputKeys()).endsWith(outputKeys.get(1));
            } catch (ProtocolException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.PROTOCOL_ERROR);
            }
        }
    }

    @Test
    void brokerCanNotKeepTheNewestKeyFromAJoiner() throws InvalidProtocolBufferException {
        var answer = answer(AdmitContent.open(identity.sessionId(), invite, joiner.admit()));
        var admission = Admission.parseFrom(answer.admission().toArray()).toBuilder();
        refused(joiner, 7, ByteString.fromArray(admission.removeWraps(1).build().toByteArray()));
    }

    @Test
    void answerToAnotherJoinerIsRefused() {
        var another = join("Eve");
        var admission = answer(AdmitContent.open(identity.sessionId(), invite, another.admit()))
                .admission();
        refused(joiner, 7, admission);
    }

    @Test
    void answerOfAnotherSessionsKeyIsRefused() {
        var impostor = new AgentHandshake(SessionIdentity.generate(RANDOM), RANDOM);
        var admit = AdmitContent.open(identity.sessionId(), invite, joiner.admit());
        refused(joiner, 7, impostor.admit(admit, 7, Role.HELPER, 41, outputKeys).admission());
    }

    @Test
    void memberOfTheBrokerMustBeTheSignedOne() {
        var answer = answer(AdmitContent.open(identity.sessionId(), invite, joiner.admit()));
        refused(joiner, 8, answer.admission());
    }

    @Test
    void ephemeralKeyOfSmallOrderIsRefused() {
        var admit = AdmitContent.open(identity.sessionId(), invite, joiner.admit());
        var zero = new AdmitContent(admit.admit(), invite, ByteString.fromArray(new byte[32]), admit.name());
        assertThatThrownBy(() -> answer(zero))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("ephemeral key refused");
    }

    @Test
    void wrapsMustRiseAndBeThere() throws InvalidProtocolBufferException {
        var answer = answer(AdmitContent.open(identity.sessionId(), invite, joiner.admit()));
        var admission = Admission.parseFrom(answer.admission().toArray());
        var none = admission.toBuilder().clearWraps().build();
        var swapped = admission.toBuilder()
                .clearWraps()
                .addWraps(admission.getWraps(1))
                .addWraps(admission.getWraps(0))
                .build();
        refused(joiner, 7, ByteString.fromArray(none.toByteArray()));
        refused(joiner, 7, ByteString.fromArray(swapped.toByteArray()));
    }

    @Test
    void laterEpochsAreWrappedOnceEach() {
        var answer = answer(AdmitContent.open(identity.sessionId(), invite, joiner.admit()));
        var third = OutputKey.generate(3, 50, RANDOM);
        var wrap = answer.wraps().seal(third);
        assertThat(WrapSealer.open(identity.sessionId(), answer.keys(), wrap)).isEqualTo(third);
        assertThatThrownBy(() -> answer.wraps().seal(third)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void secretsAreInNoText() {
        var key = SymmetricKey.generate(RANDOM);
        var admit = AdmitContent.open(identity.sessionId(), invite, joiner.admit());
        var answer = answer(admit);
        var membership = joiner.complete(7, answer.admission());
        for (var thing : List.of(secret, invite, key, outputKeys, admit, answer.keys(), joiner, membership)) {
            assertThat(thing.toString())
                    .doesNotContain(secret.base64url())
                    .doesNotContain(secret.bytes().toString())
                    .doesNotContain(invite.admitKey().bytes().toString())
                    .doesNotContain(invite.joinToken().bytes().toString())
                    .doesNotContain(key.bytes().toString())
                    .doesNotContain(outputKeys.get(0).key().bytes().toString())
                    .doesNotContain(answer.keys().input().bytes().toString());
        }
    }

    private JoinerHandshake join(String name) {
        return JoinerHandshake.begin(identity.sessionId(), secret, new MemberName(name), RANDOM);
    }

    private AgentHandshake.Answer answer(AdmitContent admit) {
        return new AgentHandshake(identity, RANDOM).admit(admit, 7, Role.HELPER, 41, outputKeys);
    }

    private static void refused(JoinerHandshake joiner, int member, ByteString admission) {
        assertThatThrownBy(() -> joiner.complete(member, admission)).isInstanceOf(ProtocolException.class);
    }
}
