package io.shareterm.protocol.log;

import akka.util.ByteString;
import io.shareterm.protocol.crypto.AeadSealer;
import io.shareterm.protocol.crypto.HotFrame;
import io.shareterm.protocol.crypto.Nonces;
import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.frame.FrameType;
import io.shareterm.protocol.identity.SessionId;

/**
 * Seals the entries of one epoch (PROTOCOL 4.3, 4.5, 8.1), each once and in rising order. It writes the native frame
 * straight into the one array that is sent, so a byte of output is copied once. Owned by whoever numbers the log; one
 * thread at a time.
 */
public final class EntrySealer {

    private final OutputKey key;
    private final AeadSealer sealer;
    private final HotFrame frame;

    public EntrySealer(SessionId session, OutputKey key) {
        this.key = key;
        this.sealer = new AeadSealer(key.entryKey(session));
        this.frame = new HotFrame(FrameType.ENTRY, session);
    }

    public int epoch() {
        return key.epoch();
    }

    /**
     * The whole native frame of entry {@code seq}, compact.
     *
     * @throws IllegalStateException if {@code seq} is not above the last one
     * @throws IllegalArgumentException if {@code seq} is before the epoch, or the content too long
     */
    public ByteString seal(long seq, EntryContent content) {
        if (seq < key.fromSeq()) {
            throw new IllegalArgumentException(
                    "entry is before its epoch: seq=%d, epoch=%d, from=%d".formatted(seq, epoch(), key.fromSeq()));
        }
        var bytes = EntryCodec.content(content);
        frame.header().putLong(seq).putInt(epoch());
        var plain = frame.plain(1 + bytes.size()).put((byte) EntryCodec.kind(content));
        bytes.copyToBuffer(plain);
        return frame.seal(sealer, Nonces.counter(seq), plain);
    }
}
