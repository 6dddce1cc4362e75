package io.shareterm.protocol.log;

import akka.util.ByteString;
import io.shareterm.protocol.crypto.AeadSealer;
import io.shareterm.protocol.crypto.HotFrame;
import io.shareterm.protocol.crypto.Nonces;
import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameType;
import io.shareterm.protocol.identity.SessionId;
import java.util.ArrayList;
import java.util.List;

/**
 * Seals keyframes of one epoch in parts (PROTOCOL 4.5, 8.6). The counter rises through the whole session; here it is
 * refused if it does not. Owned by whoever numbers the log; one thread at a time.
 */
public final class KeyframeSealer {

    /** The most bytes of content in one part. */
    public static final int PART_BYTES = FrameType.KEYFRAME.maxBody() - FrameType.KEYFRAME.minBody();

    /** The most bytes of a keyframe. */
    public static final int MAX_BYTES = PART_BYTES * Frame.Keyframe.MAX_PARTS;

    private final SessionId session;
    private final OutputKey key;
    private final AeadSealer sealer;
    private final HotFrame frame;

    public KeyframeSealer(SessionId session, OutputKey key) {
        this.session = session;
        this.key = key;
        this.sealer = new AeadSealer(key.keyframeKey(session));
        this.frame = new HotFrame(FrameType.KEYFRAME, session);
    }

    /**
     * The native frames of a keyframe as of entry {@code seq}, and its mark for the next checkpoint.
     *
     * @throws IllegalStateException if the counter is not above the last one
     * @throws IllegalArgumentException if the content is empty or longer than {@link #MAX_BYTES}, or entry {@code seq +
     *     1} is before the epoch
     */
    public SealedKeyframe seal(long counter, long seq, ByteString content) {
        if (counter < 1 || seq < 1 || seq + 1 < key.fromSeq() || content.isEmpty() || content.size() > MAX_BYTES) {
            throw new IllegalArgumentException("keyframe out of range: counter=%d, seq=%d, length=%d, max=%d"
                    .formatted(counter, seq, content.size(), MAX_BYTES));
        }
        var parts = (content.size() + PART_BYTES - 1) / PART_BYTES;
        List<ByteString> frames = new ArrayList<>(parts);
        var hash = new KeyframeHash(session);
        for (var part = 0; part < parts; part++) {
            var bytes = content.slice(part * PART_BYTES, Math.min((part + 1) * PART_BYTES, content.size()));
            frame.header()
                    .putLong(counter)
                    .putLong(seq)
                    .putInt(key.epoch())
                    .putShort((short) part)
                    .putShort((short) parts);
            var plain = frame.plain(bytes.size());
            bytes.copyToBuffer(plain);
            var sealed = frame.seal(sealer, Nonces.part(counter, part), plain);
            hash.add(sealed);
            frames.add(sealed);
        }
        return new SealedKeyframe(frames, hash.mark(counter));
    }
}
