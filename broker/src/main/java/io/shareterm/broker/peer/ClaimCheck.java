package io.shareterm.broker.peer;

import akka.util.ByteString;
import io.shareterm.protocol.control.ControlMessage.Open;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.ProtocolException;
import io.shareterm.protocol.identity.SessionKey;
import io.shareterm.protocol.identity.Statement;

/**
 * Whether an agent holds the session's key and speaks to this broker, on this connection (PROTOCOL 3.3). About 0.3 ms of CPU, on
 * the connection's own island: the TLS handshake before it took twenty times as much.
 */
final class ClaimCheck {

    private ClaimCheck() {}

    /**
     * Checks the signature.
     *
     * @param nonce of the broker's Hello on this connection
     * @param spkiSha256 of the key that the broker showed on this connection
     * @throws ProtocolException {@link ErrorCode#CLAIM_REFUSED}
     */
    static void check(Open open, ByteString nonce, ByteString spkiSha256) {
        var claim = Statement.open(open.sessionId(), nonce, open.nonce(), spkiSha256, open.generation());
        if (!new SessionKey(open.publicKey()).verify(claim, open.signature())) {
            throw new ProtocolException(
                    ErrorCode.CLAIM_REFUSED,
                    "the claim to the session does not hold: session=%s; closing connection"
                            .formatted(open.sessionId()));
        }
    }
}
