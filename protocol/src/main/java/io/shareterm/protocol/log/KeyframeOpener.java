package io.shareterm.protocol.log;

import akka.util.ByteString;
import io.shareterm.protocol.crypto.AeadOpener;
import io.shareterm.protocol.crypto.HotFrame;
import io.shareterm.protocol.crypto.Nonces;
import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.frame.FrameType;
import io.shareterm.protocol.frame.ProtocolException;
import io.shareterm.protocol.identity.SessionId;
import java.util.Optional;

/**
 * Opens the parts of keyframes of one epoch and joins them (PROTOCOL 8.6). Part 0 of a higher counter drops an
 * unfinished keyframe; nothing else may interrupt one. Holds at most one keyframe; one thread at a time.
 */
public final class KeyframeOpener {

    private final SessionId session;
    private final OutputKey key;
    private final AeadOpener opener;
    private final HotFrame frame;
    private Optional<Frame.Keyframe> last = Optional.empty();
    private long lastCounter;
    private ByteString content = ByteString.emptyByteString();
    private KeyframeHash hash;

    public KeyframeOpener(SessionId session, OutputKey key) {
        this.session = session;
        this.key = key;
        this.opener = new AeadOpener(key.keyframeKey(session));
        this.frame = new HotFrame(FrameType.KEYFRAME, session);
        this.hash = new KeyframeHash(session);
    }

    /**
     * Takes the next part, as its whole native frame.
     *
     * @return the keyframe, once its last part is in
     * @throws ProtocolException {@link ErrorCode#PROTOCOL_ERROR} if it does not open, or is not the part that comes
     *     next
     */
    public Optional<OpenedKeyframe> add(ByteString nativeFrame) {
        if (!(FrameCodec.decode(nativeFrame) instanceof Frame.Keyframe part)) {
            throw new IllegalArgumentException("no keyframe: " + FrameCodec.type(nativeFrame));
        }
        if (!follows(part)) {
            throw refused("out of order", part);
        }
        frame.header()
                .putLong(part.counter())
                .putLong(part.seq())
                .putInt(part.epoch())
                .putShort((short) part.part())
                .putShort((short) part.parts());
        var plain = frame.open(opener, Nonces.part(part.counter(), part.part()), part.sealed())
                .orElseThrow(() -> refused("does not open", part));
        if (part.part() == 0) {
            content = ByteString.emptyByteString();
            hash = new KeyframeHash(session);
        }
        content = content.concat(ByteString.fromByteBuffer(plain));
        hash.add(nativeFrame);
        lastCounter = part.counter();
        return part.part() + 1 < part.parts() ? unfinished(part) : whole(part);
    }

    private boolean follows(Frame.Keyframe part) {
        if (part.epoch() != key.epoch()) {
            return false;
        }
        if (part.part() == 0) {
            return part.counter() > lastCounter;
        }
        return last.filter(l -> l.counter() == part.counter()
                        && l.seq() == part.seq()
                        && l.parts() == part.parts()
                        && l.part() + 1 == part.part())
                .isPresent();
    }

    private Optional<OpenedKeyframe> unfinished(Frame.Keyframe part) {
        last = Optional.of(part);
        return Optional.empty();
    }

    private Optional<OpenedKeyframe> whole(Frame.Keyframe part) {
        last = Optional.empty();
        var whole = new OpenedKeyframe(part.seq(), part.epoch(), content.compact(), hash.mark(part.counter()));
        content = ByteString.emptyByteString();
        return Optional.of(whole);
    }

    private static ProtocolException refused(String why, Frame.Keyframe part) {
        return new ProtocolException(
                ErrorCode.PROTOCOL_ERROR,
                "keyframe part %s: counter=%d, part=%d, parts=%d, epoch=%d"
                        .formatted(why, part.counter(), part.part(), part.parts(), part.epoch()));
    }
}
