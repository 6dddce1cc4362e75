package io.shareterm.protocol.log;

import akka.util.ByteString;
import java.util.List;

/** The whole native frames of a keyframe's parts, in order, and the mark that checkpoints sign. */
public record SealedKeyframe(List<ByteString> frames, KeyframeMark mark) {

    public SealedKeyframe {
        frames = List.copyOf(frames);
    }
}
