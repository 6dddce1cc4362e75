package io.shareterm.protocol.log;

import akka.util.ByteString;
import io.shareterm.protocol.crypto.Hashes;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.identity.SessionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The hash chain over the entries of a log (PROTOCOL 9.1): {@code chain[n] = H(chain[n-1] || body of Entry frame n)}.
 * Keeps a digest: one thread at a time.
 */
public final class Chain {

    /** Bytes of a value. */
    public static final int LENGTH = Hashes.LENGTH;

    private final MessageDigest digest = Hashes.digest();
    private long seq;
    private ByteString value;

    private Chain(long seq, ByteString value) {
        if (seq < 0 || value.size() != LENGTH) {
            throw new IllegalArgumentException(
                    "chain value malformed: seq=%d, length=%d bytes".formatted(seq, value.size()));
        }
        this.seq = seq;
        this.value = value.compact();
    }

    /** Before the first entry of a session. */
    public static Chain start(SessionId session) {
        var label = ByteString.fromString("shareterm/1 chain\0", StandardCharsets.US_ASCII);
        return new Chain(0, Hashes.sha256(label.concat(session.bytes())));
    }

    /** After entry {@code seq}, from a signed value. */
    public static Chain after(long seq, ByteString value) {
        return new Chain(seq, value);
    }

    /** The last entry that is part of the value; 0: none. */
    public long seq() {
        return seq;
    }

    /** The value after {@link #seq}, 32 bytes. */
    public ByteString value() {
        return value;
    }

    /**
     * Takes in the next entry.
     *
     * @param frame its whole native frame; fastest if compact
     * @throws IllegalArgumentException unless {@code next} is the number after {@link #seq}
     */
    public void add(long next, ByteString frame) {
        if (next != seq + 1) {
            throw new IllegalArgumentException("chain is broken: seq=%d, last=%d".formatted(next, seq));
        }
        digest.update(value.toArrayUnsafe());
        digest.update(frame.toArrayUnsafe(), FrameCodec.PREFIX_BYTES, frame.size() - FrameCodec.PREFIX_BYTES);
        value = ByteString.fromArrayUnsafe(digest.digest());
        seq = next;
    }
}
