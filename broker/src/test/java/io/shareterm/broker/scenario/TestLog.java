package io.shareterm.broker.scenario;

import akka.util.ByteString;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All entries of a session as the agent numbers them; it forgets none, so it outlives every broker. */
final class TestLog {

    private static final ByteString TAG = ByteString.fromArrayUnsafe(new byte[16]);

    private final List<ByteString> frames = new ArrayList<>();
    private long acknowledged;

    synchronized void add(ByteString payload) {
        frames.add(FrameCodec.encode(new Frame.Entry(frames.size() + 1L, 1, payload.concat(TAG))));
    }

    synchronized Optional<ByteString> at(long seq) {
        return seq <= frames.size() ? Optional.of(frames.get((int) seq - 1)) : Optional.empty();
    }

    synchronized long last() {
        return frames.size();
    }

    synchronized long bytesBetween(long after, long upTo) {
        return frames.subList((int) Math.min(after, upTo), (int) upTo).stream()
                .mapToLong(ByteString::size)
                .sum();
    }

    synchronized void acknowledged(long seq) {
        acknowledged = Math.max(acknowledged, seq);
    }

    synchronized long acknowledged() {
        return acknowledged;
    }

    /** What a test agent "seals" is its payload and a tag. */
    static ByteString payload(Frame.Entry entry) {
        return entry.sealed().dropRight(TAG.size());
    }
}
