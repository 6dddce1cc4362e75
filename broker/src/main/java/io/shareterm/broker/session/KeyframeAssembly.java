package io.shareterm.broker.session;

import akka.util.ByteString;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts the parts of a keyframe together (PROTOCOL 8.6). Holds at most one unfinished keyframe of bounded size. */
final class KeyframeAssembly {

    private final int maxBytes;
    private final List<KeyframePart> parts = new ArrayList<>();
    private final AtomicInteger bytes = new AtomicInteger();
    private long newest;

    KeyframeAssembly(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Takes the next part. The first part of another keyframe gives up an unfinished one. The newest keyframe may come again:
     * after a new connection it is a resend.
     */
    Optional<StoredKeyframe> add(KeyframePart part) {
        if (part.part() == 0) {
            begin(part);
        } else if (parts.isEmpty() || !part.continues(parts.get(parts.size() - 1))) {
            throw new ProtocolException(
                    ErrorCode.PROTOCOL_ERROR,
                    "keyframe part out of order: counter=%d, part=%d of %d; closing connection"
                            .formatted(part.counter(), part.part(), part.parts()));
        }
        var together = bytes.get() + part.frame().size();
        if (together > maxBytes) {
            throw new ProtocolException(
                    ErrorCode.FRAME_TOO_LARGE,
                    "keyframe too large: length=%d at part %d of %d, max=%d; closing connection"
                            .formatted(together, part.part(), part.parts(), maxBytes));
        }
        parts.add(part);
        bytes.set(together);
        return part.part() + 1 == part.parts() ? Optional.of(finish(part)) : Optional.empty();
    }

    void clear() {
        parts.clear();
        bytes.set(0);
    }

    /** Bytes of the unfinished keyframe. */
    int bytes() {
        return bytes.get();
    }

    private void begin(KeyframePart first) {
        if (first.counter() < newest) {
            throw new ProtocolException(
                    ErrorCode.PROTOCOL_ERROR,
                    "keyframe counter does not rise: counter=%d, last=%d; closing connection"
                            .formatted(first.counter(), newest));
        }
        clear();
    }

    private StoredKeyframe finish(KeyframePart last) {
        List<ByteString> frames = parts.stream().map(KeyframePart::frame).toList();
        newest = last.counter();
        clear();
        return new StoredKeyframe(last.counter(), last.seq(), frames);
    }
}
