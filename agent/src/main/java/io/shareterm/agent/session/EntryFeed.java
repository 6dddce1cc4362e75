package io.shareterm.agent.session;

import akka.util.ByteString;
import java.util.ArrayList;
import java.util.List;

/**
 * Which entries one connection to a broker gets next: those after the last one that it has, as far as its grant and the
 * socket's room allow. What has left the log meanwhile is passed over (PROTOCOL 8.5).
 */
final class EntryFeed {
    /** Bytes given to the connection that its socket has not taken: enough to keep a fast line busy, no more. */
    static final int MAX_UNWRITTEN_BYTES = 256 * 1024;

    private final EntryLog log;
    private final GrantMeter grant = new GrantMeter();
    private long lastSent;
    private long acknowledged;
    private long unwrittenBytes;

    /** @param lastSeq the newest entry that the broker holds, by its own account; 0 for none */
    EntryFeed(EntryLog log, long lastSeq) {
        this.log = log;
        this.lastSent = Math.min(lastSeq, log.newest());
        this.acknowledged = lastSent;
        // What the broker holds already counts, if a grant is worded from an entry before it.
        for (var held = log.firstAfter(lastSent - GrantMeter.MAX_REMEMBERED);
                held.filter(entry -> entry.seq() <= lastSent).isPresent();
                held = log.firstAfter(held.get().seq())) {
            grant.sent(held.get());
        }
    }

    void granted(long afterSeq, long bytes) {
        grant.granted(afterSeq, bytes);
    }

    /** The broker holds everything up to {@code seq}. */
    void acknowledged(long seq) {
        acknowledged = Math.max(acknowledged, Math.min(seq, lastSent));
    }

    /** The socket has taken so many bytes of what {@link #take} gave. */
    void written(long bytes) {
        unwrittenBytes = Math.max(0, unwrittenBytes - bytes);
    }

    /** The frames to send now; they count as sent. */
    List<ByteString> take() {
        List<ByteString> frames = new ArrayList<>();
        for (var next = log.firstAfter(lastSent);
                next.filter(entry -> unwrittenBytes < MAX_UNWRITTEN_BYTES && grant.allows(entry))
                        .isPresent();
                next = log.firstAfter(lastSent)) {
            SealedEntry entry = next.get();
            grant.sent(entry);
            lastSent = entry.seq();
            unwrittenBytes += entry.bytes();
            frames.add(entry.frame());
        }
        return frames;
    }

    /** Whether the newest entry of the log was given to the connection. */
    boolean sentAll() {
        return lastSent == log.newest();
    }

    /** Whether the broker has told that it holds the newest entry of the log. */
    boolean acknowledgedAll() {
        return acknowledged == log.newest();
    }
}
