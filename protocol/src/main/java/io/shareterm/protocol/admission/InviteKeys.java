package io.shareterm.protocol.admission;

import akka.util.ByteString;
import io.shareterm.protocol.crypto.Hashes;
import io.shareterm.protocol.crypto.Hkdf;
import io.shareterm.protocol.crypto.KeyInfo;
import io.shareterm.protocol.crypto.SymmetricKey;
import io.shareterm.protocol.identity.InviteId;
import io.shareterm.protocol.identity.SessionId;

/**
 * What comes from an invite's secret in one session (PROTOCOL 4.4).
 *
 * @param inviteId public
 * @param joinToken shown to the broker; 32 bytes
 * @param admitKey of agent and joiner only
 */
public record InviteKeys(InviteId inviteId, SymmetricKey joinToken, SymmetricKey admitKey) {

    public static InviteKeys derive(SessionId session, InviteSecret secret) {
        var prk = Hkdf.extract(session.bytes(), secret.bytes());
        return new InviteKeys(
                new InviteId(Hkdf.expand(prk, KeyInfo.of("invite id", session), InviteId.LENGTH)),
                Hkdf.expandKey(prk, KeyInfo.of("join token", session)),
                Hkdf.expandKey(prk, KeyInfo.of("admit", session)));
    }

    /** What the broker keeps of the join token: its SHA-256. */
    public ByteString tokenHash() {
        return Hashes.sha256(joinToken.bytes());
    }

    /** The key under which the joiner of this ephemeral key seals its name, once (PROTOCOL 5.2). */
    SymmetricKey nameKey(SessionId session, ByteString ephemeral) {
        return Hkdf.expandKey(admitKey, KeyInfo.of("name", session, ephemeral));
    }
}
