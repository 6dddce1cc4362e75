package io.shareterm.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import io.shareterm.protocol.admission.JoinerHandshake;
import io.shareterm.protocol.admission.Membership;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.log.EntryContent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AdmissionDeskTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final TestSession session = new TestSession();
    private final MemberTable members = new MemberTable(2);
    private final AdmissionDesk desk = desk(session.invites());

    @Test
    void letsAJoinerInWithTheRoleOfTheInvite() {
        JoinerHandshake joiner = session.joiner(session.observerSecret, "Otto");
        Membership membership = complete(joiner, decide(joiner));
        assertThat(membership.role()).isEqualTo(Role.OBSERVER);
        assertThat(membership.nextSeq()).isEqualTo(7);
        assertThat(membership.outputKeys()).containsExactly(session.key);
        assertThat(members.roster().people())
                .extracting(EntryContent.Person::member, person -> person.name().value())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, "Otto"));
    }

    @Test
    void neverGivesANumberTwice() {
        for (int i = 1; i <= 5; i++) {
            JoinerHandshake joiner = session.joiner(session.observerSecret, "Otto");
            assertThat(complete(joiner, decide(joiner)).member()).isEqualTo(i);
            members.find(i).orElseThrow().online(false);
        }
    }

    @Test
    void answersTheSameAdmitWithTheSameAdmissionAndCountsItOnce() {
        Invite once = new Invite(session.helper.keys(), Role.HELPER, OptionalInt.of(1), Optional.empty());
        AdmissionDesk strict = desk(List.of(once));
        JoinerHandshake joiner = session.joiner(session.helperSecret, "Ann");
        var first = strict.decide(session.request(joiner), state(), NOW);
        var again = strict.decide(session.request(joiner), state(), NOW);
        assertThat(again.reply().answer()).isEqualTo(first.reply().answer());
        assertThat(again.reply().joinId()).isNotEqualTo(first.reply().joinId());
        refused(strict.decide(session.request(session.joiner(session.helperSecret, "Bob")), state(), NOW), "used");
    }

    @Test
    void whoComesBackIsHereAgainEvenAfterTheInviteExpired() {
        Invite shortLived =
                new Invite(session.helper.keys(), Role.HELPER, OptionalInt.empty(), Optional.of(NOW.plusSeconds(1)));
        AdmissionDesk strict = desk(List.of(shortLived));
        JoinerHandshake joiner = session.joiner(session.helperSecret, "Ann");
        Member member =
                strict.decide(session.request(joiner), state(), NOW).admitted().orElseThrow();
        member.online(false);
        assertThat(strict.decide(session.request(joiner), state(), NOW.plusSeconds(9))
                        .admitted())
                .contains(member);
        assertThat(member.isOnline()).isTrue();
    }

    @Test
    void refusesAnUnknownInvite() {
        AdmissionDesk onlyObservers = desk(List.of(session.observer));
        JoinerHandshake joiner = session.joiner(session.helperSecret, "Ann");
        refused(onlyObservers.decide(session.request(joiner), state(), NOW), "not valid any more");
    }

    @Test
    void refusesAnAdmitThatTheBrokerHasChangedOrMade() {
        JoinerHandshake joiner = session.joiner(session.observerSecret, "Otto");
        ControlMessage.AdmitRequest real = session.request(joiner);
        byte[] bytes = real.admit().toArray();
        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            var request = new ControlMessage.AdmitRequest(
                    real.joinId(), real.address(), real.inviteId(), ByteString.fromArray(changed));
            assertThat(desk.decide(request, state(), NOW).admitted()).isEmpty();
        }
    }

    @Test
    void refusesAnObserversAdmitThatTheBrokerRelabelledAsAHelpers() {
        JoinerHandshake observer = session.joiner(session.observerSecret, "Otto");
        var relabelled = new ControlMessage.AdmitRequest(
                1, "192.0.2.1", session.helper.keys().inviteId(), observer.admit());
        assertThat(desk.decide(relabelled, state(), NOW).admitted()).isEmpty();
    }

    @Test
    void refusesATypistBeyondTheLimitUntilOneLeaves() {
        Member first =
                decide(session.joiner(session.helperSecret, "A")).admitted().orElseThrow();
        decide(session.joiner(session.helperSecret, "B"));
        refused(decide(session.joiner(session.helperSecret, "C")), "too many people type");
        assertThat(decide(session.joiner(session.observerSecret, "O")).admitted())
                .isPresent();
        first.online(false);
        assertThat(decide(session.joiner(session.helperSecret, "C")).admitted()).isPresent();
    }

    private AdmissionDesk desk(List<Invite> invites) {
        return new AdmissionDesk(session.identity, new InviteTable(invites), members);
    }

    private AdmissionDesk.Decision decide(JoinerHandshake joiner) {
        return desk.decide(session.request(joiner), state(), NOW);
    }

    private AdmissionDesk.LogState state() {
        return new AdmissionDesk.LogState(7, List.of(session.key));
    }

    private static Membership complete(JoinerHandshake joiner, AdmissionDesk.Decision decision) {
        ControlMessage.Admitted admitted =
                (ControlMessage.Admitted) decision.reply().answer();
        return joiner.complete(admitted.member(), admitted.admission());
    }

    private static void refused(AdmissionDesk.Decision decision, String why) {
        assertThat(decision.admitted()).isEmpty();
        assertThat(decision.reply().answer()).isInstanceOfSatisfying(ControlMessage.Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.REFUSED);
            assertThat(failure.text()).contains(why);
        });
    }
}
