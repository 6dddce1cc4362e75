package io.shareterm.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import io.shareterm.protocol.admission.AdmitContent;
import io.shareterm.protocol.admission.AgentHandshake;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.log.EntryContent;
import io.shareterm.protocol.text.MemberName;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemberTableTest {
    private final TestSession session = new TestSession();
    private final AgentHandshake.Answer answer = answer();
    private final MemberTable members = new MemberTable(256);

    @Test
    void remembersTheNewestAndForgetsWhoeverHasBeenAwayLongest() {
        for (int i = 0; i < MemberTable.MAX_REMEMBERED; i++) {
            add(Role.OBSERVER);
        }
        assertThat(members.canRemember()).isFalse();
        members.find(5).orElseThrow().online(false);
        members.find(9).orElseThrow().online(false);
        assertThat(members.canRemember()).isTrue();
        add(Role.OBSERVER);
        assertThat(members.find(5)).isEmpty();
        assertThat(members.admitted(hash(5))).isEmpty();
        assertThat(members.find(9)).isPresent();
        assertThat(members.find(MemberTable.MAX_REMEMBERED + 1)).isPresent();
    }

    @Test
    void aRosterHasRoomForEveryHelperBeforeTheFirstObserver() {
        for (int i = 0; i < EntryContent.Roster.MAX; i++) {
            add(Role.OBSERVER);
        }
        Member helper = add(Role.HELPER);
        List<EntryContent.Person> people = members.roster().people();
        assertThat(people).hasSize(EntryContent.Roster.MAX).contains(helper.person());
    }

    @Test
    void whoIsAwayIsNotOnTheRoster() {
        add(Role.HELPER).online(false);
        assertThat(members.roster().people()).isEmpty();
        assertThat(members.nobodyIsHere()).isTrue();
    }

    @Test
    void nobodyIsLeftWhenTheBrokerLostEverything() {
        add(Role.HELPER);
        add(Role.OBSERVER);
        members.allGone();
        assertThat(members.nobodyIsHere()).isTrue();
    }

    private Member add(Role role) {
        int id = members.newId();
        Member member = new Member(
                session.identity.sessionId(), new EntryContent.Person(id, new MemberName("M" + id), role), answer);
        members.add(hash(id), member);
        return member;
    }

    private static ByteString hash(int id) {
        return ByteString.fromString("admit " + id);
    }

    private AgentHandshake.Answer answer() {
        var joiner = session.joiner(session.helperSecret, "Ann");
        AdmitContent content = AdmitContent.open(session.identity.sessionId(), session.helper.keys(), joiner.admit());
        return new AgentHandshake(session.identity, new SecureRandom())
                .admit(content, 1, Role.HELPER, 1, List.of(session.key));
    }
}
