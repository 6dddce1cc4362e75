package io.shareterm.broker.session;

import akka.util.ByteString;

/**
 * One sealed entry of the log.
 *
 * @param seq its number, from 1 (PROTOCOL 8.1)
 * @param startOffset bytes of all frames that the log took before this one
 * @param frame the whole native frame as it came in; compact, so that it holds on to no larger buffer
 */
public record LogEntry(long seq, long startOffset, ByteString frame) {
    public LogEntry {
        if (seq < 1 || startOffset < 0) {
            throw new IllegalArgumentException(
                    "seq=" + seq + ", startOffset=" + startOffset + ", must be 1 and 0 at least");
        }
        frame = frame.compact();
    }

    /** Bytes of all frames that the log took up to this one. */
    public long endOffset() {
        return startOffset + frame.size();
    }
}
