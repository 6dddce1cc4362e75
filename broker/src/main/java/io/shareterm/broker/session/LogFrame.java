package io.shareterm.broker.session;

import akka.util.ByteString;

/** A frame of the agent's that goes into the log. */
public sealed interface LogFrame permits LogFrame.SealedEntry, KeyframePart {

    /** The whole native frame, compact. */
    ByteString frame();

    /** Entry {@code seq}. */
    record SealedEntry(long seq, ByteString frame) implements LogFrame {
        public SealedEntry {
            frame = frame.compact();
        }
    }
}
