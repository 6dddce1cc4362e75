package io.shareterm.broker.peer;

import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.identity.SessionId;

/** Tells two what one is told. */
record PeerEventsPair(PeerEvents first, PeerEvents second) implements PeerEvents {

    @Override
    public void joined(PeerInfo peer, Part part, SessionId session) {
        first.joined(peer, part, session);
        second.joined(peer, part, session);
    }

    @Override
    public void left(PeerInfo peer, Part part, SessionId session) {
        first.left(peer, part, session);
        second.left(peer, part, session);
    }

    @Override
    public void failed(PeerInfo peer, ErrorCode code, String detail) {
        first.failed(peer, code, detail);
        second.failed(peer, code, detail);
    }

    @Override
    public void complained(PeerInfo peer, ErrorCode code) {
        first.complained(peer, code);
        second.complained(peer, code);
    }

    @Override
    public void truncated(PeerInfo peer) {
        first.truncated(peer);
        second.truncated(peer);
    }

    @Override
    public void skipped(PeerInfo peer) {
        first.skipped(peer);
        second.skipped(peer);
    }
}
