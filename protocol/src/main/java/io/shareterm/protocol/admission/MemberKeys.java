package io.shareterm.protocol.admission;

import akka.util.ByteString;
import io.shareterm.protocol.crypto.Hkdf;
import io.shareterm.protocol.crypto.KeyInfo;
import io.shareterm.protocol.crypto.SymmetricKey;
import io.shareterm.protocol.identity.SessionId;

/**
 * The keys that agent and one member share (PROTOCOL 4.6).
 *
 * @param wrap seals output keys for the member
 * @param input seals what the member types
 * @param ack seals the agent's answers to that
 */
public record MemberKeys(int member, SymmetricKey wrap, SymmetricKey input, SymmetricKey ack) {

    /** From the agreed X25519 secret, the invite's admit key and the transcript of the admission (PROTOCOL 5.4). */
    static MemberKeys derive(
            SessionId session, int member, ByteString agreed, SymmetricKey admitKey, ByteString transcript) {
        var prk = Hkdf.extract(transcript, agreed.concat(admitKey.bytes()));
        return new MemberKeys(
                member,
                Hkdf.expandKey(prk, KeyInfo.of("wrap", session, member)),
                Hkdf.expandKey(prk, KeyInfo.of("input", session, member)),
                Hkdf.expandKey(prk, KeyInfo.of("ack", session, member)));
    }
}
