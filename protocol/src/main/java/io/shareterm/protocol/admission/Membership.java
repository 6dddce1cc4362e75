package io.shareterm.protocol.admission;

import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.identity.SessionKey;
import java.util.List;

/**
 * What a joiner has once it is in, every part of it checked.
 *
 * @param nextSeq the number that the next entry had when the agent answered; what the viewer sees is current only from
 *     there on (PROTOCOL 9.4)
 * @param outputKeys by rising epoch, at least one
 */
public record Membership(SessionKey sessionKey, Role role, long nextSeq, MemberKeys keys, List<OutputKey> outputKeys) {

    public Membership {
        outputKeys = List.copyOf(outputKeys);
    }

    /** This member's number, which is never used again in the session. */
    public int member() {
        return keys.member();
    }
}
