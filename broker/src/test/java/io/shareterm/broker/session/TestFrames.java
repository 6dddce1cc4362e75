package io.shareterm.broker.session;

import akka.util.ByteString;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import java.util.Arrays;

/** Frames as an agent would send them; what is sealed in them is filler, which the broker never looks at. */
public final class TestFrames {

    private static final int TAG_BYTES = 16;

    private TestFrames() {}

    /** An entry whose native frame has 33 + {@code filler} bytes. */
    public static ByteString entry(long seq, int filler) {
        return FrameCodec.encode(new Frame.Entry(seq, 1, filler((byte) seq, filler + TAG_BYTES)));
    }

    /** The shortest entry. */
    public static ByteString entry(long seq) {
        return entry(seq, 0);
    }

    /** A keyframe part whose native frame has 45 + {@code filler} bytes. */
    public static ByteString keyframe(long counter, long seq, int part, int parts, int filler) {
        var sealed = filler((byte) counter, filler + TAG_BYTES);
        return FrameCodec.encode(new Frame.Keyframe(counter, seq, 1, part, parts, sealed));
    }

    /** The same as the log takes it. */
    static KeyframePart part(long counter, long seq, int part, int parts, int filler) {
        return new KeyframePart(counter, seq, part, parts, keyframe(counter, seq, part, parts, filler));
    }

    private static ByteString filler(byte value, int size) {
        var bytes = new byte[size];
        Arrays.fill(bytes, value);
        return ByteString.fromArrayUnsafe(bytes);
    }
}
