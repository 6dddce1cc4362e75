package io.shareterm.agent.session;

import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.identity.SessionIdentity;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What a session begins with.
 *
 * @param title empty for none
 * @param clock tells what time it is; tests have their own
 */
public record SessionSetup(
        SessionIdentity identity,
        OutputKey outputKey,
        List<Invite> invites,
        SessionSettings settings,
        TerminalSize size,
        Optional<String> title,
        InstantSource clock) {
    public SessionSetup {
        invites = List.copyOf(invites);
    }
}
