package io.shareterm.protocol.log;

import akka.util.ByteString;
import io.shareterm.protocol.crypto.Hashes;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.identity.SessionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The hash of a keyframe: over the hashes of its parts' bodies, in order (PROTOCOL 8.6). */
final class KeyframeHash {

    private final MessageDigest digest = Hashes.digest();

    KeyframeHash(SessionId session) {
        digest.update("shareterm/1 keyframe\0".getBytes(StandardCharsets.US_ASCII));
        digest.update(session.bytes().toArray());
    }

    void add(ByteString frame) {
        digest.update(Hashes.sha256(FrameCodec.body(frame)).toArrayUnsafe());
    }

    KeyframeMark mark(long counter) {
        return new KeyframeMark(counter, ByteString.fromArrayUnsafe(digest.digest()));
    }
}
