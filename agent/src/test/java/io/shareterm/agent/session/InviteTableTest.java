package io.shareterm.agent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareterm.protocol.admission.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class InviteTableTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final TestSession session = new TestSession();

    @Test
    void tellsTheBrokerIdsAndHashesOfTokensOnly() {
        var registered = Invite.registered(session.invites());
        assertThat(registered.invites()).hasSize(2);
        assertThat(registered.invites().get(0).inviteId())
                .isEqualTo(session.helper.keys().inviteId());
        assertThat(registered.invites().get(0).tokenHash())
                .isEqualTo(session.helper.keys().tokenHash())
                .isNotEqualTo(session.helper.keys().joinToken().bytes());
    }

    @Test
    void findsAnInviteByItsIdAlone() {
        InviteTable table = new InviteTable(List.of(session.helper));
        assertThat(table.find(session.helper.keys().inviteId())).contains(session.helper);
        assertThat(table.find(session.observer.keys().inviteId())).isEmpty();
    }

    @Test
    void anInviteIsClosedOnceItsUsesAreUsedUp() {
        Invite twice = new Invite(session.helper.keys(), Role.HELPER, OptionalInt.of(2), Optional.empty());
        InviteTable table = new InviteTable(List.of(twice));
        table.used(twice);
        assertThat(table.closed(twice, NOW)).isEmpty();
        table.used(twice);
        assertThat(table.closed(twice, NOW))
                .hasValueSatisfying(why -> assertThat(why).contains("ask for a new one"));
    }

    @Test
    void anInviteIsClosedFromItsExpiryOn() {
        Invite short0 = new Invite(session.helper.keys(), Role.HELPER, OptionalInt.empty(), Optional.of(NOW));
        InviteTable table = new InviteTable(List.of(short0));
        assertThat(table.closed(short0, NOW.minusMillis(1))).isEmpty();
        assertThat(table.closed(short0, NOW))
                .hasValueSatisfying(why -> assertThat(why).contains("expired"));
    }

    @Test
    void refusesAnInviteForNobody() {
        assertThatThrownBy(() -> new Invite(session.helper.keys(), Role.HELPER, OptionalInt.of(0), Optional.empty()))
                .hasMessage("uses out of range: value=0, min=1");
    }
}
