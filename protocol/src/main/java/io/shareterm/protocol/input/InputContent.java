package io.shareterm.protocol.input;

import akka.util.ByteString;

/**
 * What a member typed (PROTOCOL 7.1). Not printed: it may be a password.
 *
 * @param seenSeq the highest entry that the viewer had opened; 0: none
 * @param bytes 1 to 4,096 bytes for the pty
 */
public record InputContent(long seenSeq, ByteString bytes) {

    public static final int MAX_BYTES = 4_096;

    public InputContent {
        if (seenSeq < 0 || bytes.isEmpty() || bytes.size() > MAX_BYTES) {
            throw new IllegalArgumentException("input out of range: seenSeq=%s, length=%d, max=%d"
                    .formatted(Long.toUnsignedString(seenSeq), bytes.size(), MAX_BYTES));
        }
    }

    @Override
    public String toString() {
        return "InputContent[seenSeq=%d, length=%d]".formatted(seenSeq, bytes.size());
    }
}
