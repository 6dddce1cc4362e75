package io.shareterm.protocol.link;

import io.shareterm.protocol.admission.InviteSecret;
import io.shareterm.protocol.identity.SessionId;
import java.util.Optional;

/**
 * {@code https://HOST[:PORT]/s/SESSIONID#SECRET[.FINGERPRINT]} (PROTOCOL 10.1). Who has it can ask to be let in: only
 * {@link #text} gives it away, {@code toString} does not.
 *
 * @param fingerprint of a certificate of the broker's; empty if the certificate is publicly trusted
 */
public record ShareLink(HostPort broker, SessionId session, InviteSecret secret, Optional<Fingerprint> fingerprint) {

    /**
     * Reads a link; white space around it is passed over.
     *
     * @throws IllegalArgumentException with a text for the person who gave it, without the link's secret
     */
    public static ShareLink parse(String text) {
        return LinkParser.parse(text.strip());
    }

    /** The whole link, with its secret, for the person who passes it on. */
    public String text() {
        return "%s#%s%s"
                .formatted(
                        address(),
                        secret.base64url(),
                        fingerprint.map(f -> "." + f.base64url()).orElse(""));
    }

    /** The part that a server gets to see, without the secret. */
    public String address() {
        return "https://%s/s/%s".formatted(broker.authority(), session);
    }

    @Override
    public String toString() {
        return address() + "#(secret)";
    }
}
