package io.shareterm.broker.session;

import akka.util.ByteString;
import java.util.List;

/**
 * A complete keyframe (PROTOCOL 8.6).
 *
 * @param counter its number; rises and never resets
 * @param seq the entry as of which it paints the screen
 * @param parts the whole native frames of its parts, in order
 */
public record StoredKeyframe(long counter, long seq, List<ByteString> parts) {
    public StoredKeyframe {
        if (counter < 1 || seq < 1 || parts.isEmpty()) {
            throw new IllegalArgumentException(
                    "counter=" + counter + ", seq=" + seq + ", parts=" + parts.size() + ", must be 1 at least");
        }
        parts = List.copyOf(parts);
    }

    /** Bytes that it takes on a connection. */
    public long bytes() {
        return parts.stream().mapToLong(ByteString::size).sum();
    }
}
