package io.shareterm.broker.peer;

import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.identity.SessionId;

/** What native peers do, for the log and for metrics. Called from many threads; must return at once. */
public interface PeerEvents {

    /** The two parts of a peer (PROTOCOL 1.1). */
    enum Part {
        AGENT,
        VIEWER
    }

    /** The claim holds and is the highest: the agent is connected; or the joiner was admitted. */
    void joined(PeerInfo peer, Part part, SessionId session);

    /** A connection for which {@link #joined} was called is gone. */
    void left(PeerInfo peer, Part part, SessionId session);

    /** The broker sent this error; {@code detail} is what it says itself, empty where it passes on somebody's words. */
    void failed(PeerInfo peer, ErrorCode code, String detail);

    /** The peer sent this error. */
    void complained(PeerInfo peer, ErrorCode code);

    /** The connection was lost within a frame, or without close_notify (PROTOCOL 1.5). */
    void truncated(PeerInfo peer);

    /** A viewer was overtaken by the log and went on at a later place. */
    void skipped(PeerInfo peer);

    /** These events to both, to this one first. */
    default PeerEvents and(PeerEvents other) {
        return new PeerEventsPair(this, other);
    }
}
