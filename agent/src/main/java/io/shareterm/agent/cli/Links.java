package io.shareterm.agent.cli;

import akka.util.ByteString;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.shareterm.config.settings.HostPort;
import io.shareterm.config.tls.Fingerprint;
import io.shareterm.protocol.admission.InviteSecret;
import io.shareterm.protocol.identity.SessionId;
import io.shareterm.protocol.link.ShareLink;
import java.util.Base64;
import java.util.Optional;

/** The two links of a session. */
record Links(SessionId session, ShareLink helper, ShareLink observer) {
    /** Where the links lead. */
    record Target(HostPort broker, Optional<Fingerprint> fingerprint) {}

    static Links of(SessionId session, InviteSecret helper, InviteSecret observer, Target target) {
        return new Links(session, link(session, helper, target), link(session, observer, target));
    }

    /** A line each, for people. */
    String text() {
        return "helper:   " + helper.text() + "\nobserver: " + observer.text() + "\n";
    }

    /** One line, for scripts. */
    String json() {
        return JsonNodeFactory.instance
                        .objectNode()
                        .put("session", session.value())
                        .put("helper", helper.text())
                        .put("observer", observer.text())
                + "\n";
    }

    private static ShareLink link(SessionId session, InviteSecret secret, Target target) {
        return new ShareLink(
                new io.shareterm.protocol.link.HostPort(
                        target.broker().host(), target.broker().port()),
                session,
                secret,
                target.fingerprint()
                        .map(fingerprint -> new io.shareterm.protocol.link.Fingerprint(
                                ByteString.fromArray(Base64.getUrlDecoder().decode(fingerprint.text())))));
    }
}
