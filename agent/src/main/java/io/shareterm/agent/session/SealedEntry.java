package io.shareterm.agent.session;

import akka.util.ByteString;

/**
 * An entry of the log as it is sent, and sent again: the same bytes every time (PROTOCOL 8.1).
 *
 * @param seq from 1
 * @param frame the whole native frame, length field included
 */
public record SealedEntry(long seq, ByteString frame) {
    public SealedEntry {
        if (seq < 1) {
            throw new IllegalArgumentException("seq too small: value=" + seq + ", min=1");
        }
        frame = frame.compact();
    }

    public int bytes() {
        return frame.size();
    }
}
