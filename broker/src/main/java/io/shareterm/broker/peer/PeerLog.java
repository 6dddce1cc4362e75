package io.shareterm.broker.peer;

import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.identity.SessionId;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** A line for each peer that takes its part, and for each error with its text; never a name, a token or a byte of a session. */
public final class PeerLog implements PeerEvents {

    private static final Logger LOG = LoggerFactory.getLogger(PeerLog.class);

    @Override
    public void joined(PeerInfo peer, Part part, SessionId session) {
        LOG.info("connection {} joined: part={}, session={}", peer.connection(), name(part), session);
    }

    @Override
    public void left(PeerInfo peer, Part part, SessionId session) {
        LOG.debug("connection {} left: part={}, session={}", peer.connection(), name(part), session);
    }

    @Override
    public void failed(PeerInfo peer, ErrorCode code, String detail) {
        // An error that does not close can come with every frame of the peer's.
        LOG.atLevel(code.closes() ? Level.INFO : Level.DEBUG)
                .log("connection {} told: error={}, detail={}", peer.connection(), code.wireName(), detail);
    }

    @Override
    public void complained(PeerInfo peer, ErrorCode code) {
        LOG.info("connection {} complained: error={}", peer.connection(), code.wireName());
    }

    @Override
    public void truncated(PeerInfo peer) {
        LOG.info("connection {} truncated", peer.connection());
    }

    @Override
    public void skipped(PeerInfo peer) {
        LOG.debug("connection {} skipped", peer.connection());
    }

    private static String name(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }
}
