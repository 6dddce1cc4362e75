package io.shareterm.agent.session;

import java.util.ArrayDeque;

/**
 * How much the broker lets the agent send (PROTOCOL 6.6): the frames sent after entry {@code afterSeq} of the newest grant
 * may have so many bytes together. Belongs to one connection: a new one begins without a grant.
 */
final class GrantMeter {
    /**
     * Entries sent after {@code afterSeq} that are remembered, at most: some 20 MB of full entries, 5 MB of single keys. A grant
     * above that counts as used up until the next one.
     */
    static final int MAX_REMEMBERED = 64 * 1024;

    private record Sent(long seq, int bytes) {}

    private final ArrayDeque<Sent> sent = new ArrayDeque<>();
    private long sentBytes;
    private long grantedBytes;

    /** The newest grant counts, whatever it says. */
    void granted(long afterSeq, long bytes) {
        while (!sent.isEmpty() && sent.peekFirst().seq() <= afterSeq) {
            sentBytes -= sent.removeFirst().bytes();
        }
        grantedBytes = bytes;
    }

    boolean allows(SealedEntry entry) {
        return sentBytes + entry.bytes() <= grantedBytes && sent.size() < MAX_REMEMBERED;
    }

    void sent(SealedEntry entry) {
        sent.addLast(new Sent(entry.seq(), entry.bytes()));
        sentBytes += entry.bytes();
    }
}
