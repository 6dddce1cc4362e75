package io.shareterm.protocol.log;

import akka.util.ByteString;
import io.shareterm.protocol.crypto.HotFrame;
import io.shareterm.protocol.crypto.Nonces;
import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.frame.FrameType;
import io.shareterm.protocol.frame.ProtocolException;
import io.shareterm.protocol.identity.SessionId;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Opens the parts of keyframes and joins them (PROTOCOL 8.6). Part 0 begins a keyframe anew, whatever was unfinished,
 * but none is older than the last whole one; the same one may come again, on a new connection. Holds at most one
 * keyframe. One thread at a time.
 */
public final class KeyframeOpener {

    private final SessionId session;
    private final EpochKeys epochs;
    private final HotFrame frame;
    private long lastWhole;
    private Optional<Frame.Keyframe> before = Optional.empty();
    private ByteString content = ByteString.emptyByteString();
    private KeyframeHash hash;

    public KeyframeOpener(SessionId session) {
        this.session = session;
        this.epochs = new EpochKeys(key -> key.keyframeKey(session));
        this.frame = new HotFrame(FrameType.KEYFRAME, session);
        this.hash = new KeyframeHash(session);
    }

    /**
     * Adds the key of the first epoch, or of the one after the last.
     *
     * @throws IllegalArgumentException unless it is that epoch, and holds from a later number on
     */
    public void add(OutputKey key) {
        epochs.add(key);
    }

    /**
     * Takes the next part, as its whole native frame.
     *
     * @return the keyframe, once its last part is in
     * @throws ProtocolException {@link ErrorCode#PROTOCOL_ERROR} if it does not open, is not the part that comes next,
     *     or of an older keyframe than the last
     */
    public Optional<OpenedKeyframe> add(ByteString nativeFrame) {
        if (!(FrameCodec.decode(nativeFrame) instanceof Frame.Keyframe part)) {
            throw new ProtocolException(ErrorCode.PROTOCOL_ERROR, "not a keyframe: " + FrameCodec.type(nativeFrame));
        }
        if (!follows(part)) {
            throw refused("out of order", part);
        }
        var plain = open(part);
        if (part.part() == 0) {
            content = ByteString.emptyByteString();
            hash = new KeyframeHash(session);
        }
        content = content.concat(ByteString.fromByteBuffer(plain));
        hash.add(nativeFrame);
        before = Optional.of(part);
        return part.part() + 1 < part.parts() ? Optional.empty() : Optional.of(whole(part));
    }

    private boolean follows(Frame.Keyframe part) {
        if (part.part() == 0) {
            return part.counter() >= lastWhole;
        }
        return before.filter(b -> b.counter() == part.counter()
                        && b.seq() == part.seq()
                        && b.epoch() == part.epoch()
                        && b.parts() == part.parts()
                        && b.part() + 1 == part.part())
                .isPresent();
    }

    /** A keyframe as of entry n is for whoever goes on with entry n + 1, and sealed for those who can open that. */
    private ByteBuffer open(Frame.Keyframe part) {
        return epochs.covering(part.seq() + 1, part.epoch())
                .flatMap(opener -> {
                    frame.header()
                            .putLong(part.counter())
                            .putLong(part.seq())
                            .putInt(part.epoch())
                            .putShort((short) part.part())
                            .putShort((short) part.parts());
                    return frame.open(opener, Nonces.part(part.counter(), part.part()), part.sealed());
                })
                .filter(ByteBuffer::hasRemaining)
                .orElseThrow(() -> refused("does not open", part));
    }

    private OpenedKeyframe whole(Frame.Keyframe part) {
        var whole = new OpenedKeyframe(part.seq(), part.epoch(), content.compact(), hash.mark(part.counter()));
        lastWhole = part.counter();
        before = Optional.empty();
        content = ByteString.emptyByteString();
        return whole;
    }

    private static ProtocolException refused(String why, Frame.Keyframe part) {
        return new ProtocolException(
                ErrorCode.PROTOCOL_ERROR,
                "keyframe part %s: counter=%d, part=%d, parts=%d, epoch=%d"
                        .formatted(why, part.counter(), part.part(), part.parts(), part.epoch()));
    }
}
