package io.shareterm.broker.session;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import io.shareterm.broker.session.JoinDesk.Check;
import io.shareterm.protocol.control.ControlMessage.Invite;
import io.shareterm.protocol.control.ControlMessage.Invites;
import io.shareterm.protocol.control.ControlMessage.Join;
import io.shareterm.protocol.identity.InviteId;
import io.shareterm.protocol.identity.SessionId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinDeskTest {

    private static final ByteString TOKEN = ByteString.fromArray(new byte[32]);
    private static final InviteId HELPERS = new InviteId(ByteString.fromString("helpers!"));
    private static final InviteId OTHERS = new InviteId(ByteString.fromString("others.."));

    private final JoinDesk desk = new JoinDesk();

    @Test
    void nothingCanBeSaidBeforeTheAgentHasToldItsInvites() {
        assertThat(desk.check(join(HELPERS, TOKEN))).isEqualTo(Check.UNDECIDED);
    }

    @Test
    void onlyTheTokenOfThatInviteHolds() throws NoSuchAlgorithmException {
        desk.replace(new Invites(List.of(new Invite(HELPERS, sha256(TOKEN)))));
        assertThat(desk.check(join(HELPERS, TOKEN))).isEqualTo(Check.HOLDS);
        assertThat(desk.check(join(HELPERS, sha256(TOKEN)))).isEqualTo(Check.FAILS);
        assertThat(desk.check(join(OTHERS, TOKEN))).isEqualTo(Check.FAILS);
    }

    @Test
    void newInvitesTakeThePlaceOfAllEarlierOnes() throws NoSuchAlgorithmException {
        desk.replace(new Invites(List.of(new Invite(HELPERS, sha256(TOKEN)))));
        desk.replace(new Invites(List.of(new Invite(OTHERS, sha256(TOKEN)))));
        assertThat(desk.check(join(HELPERS, TOKEN))).isEqualTo(Check.FAILS);
        assertThat(desk.check(join(OTHERS, TOKEN))).isEqualTo(Check.HOLDS);
        desk.replace(new Invites(List.of()));
        assertThat(desk.check(join(OTHERS, TOKEN))).isEqualTo(Check.FAILS);
    }

    static Join join(InviteId invite, ByteString token) {
        return new Join(new SessionId("abcdefghijklmnopqrst"), invite, token, ByteString.fromString("admit"));
    }

    static ByteString sha256(ByteString bytes) throws NoSuchAlgorithmException {
        return ByteString.fromArray(MessageDigest.getInstance("SHA-256").digest(bytes.toArray()));
    }
}
