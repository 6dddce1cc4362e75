package io.shareterm.protocol.log;

import akka.util.ByteString;
import io.shareterm.protocol.crypto.HotFrame;
import io.shareterm.protocol.crypto.Nonces;
import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameType;
import io.shareterm.protocol.frame.ProtocolException;
import io.shareterm.protocol.identity.SessionId;
import java.nio.ByteBuffer;

/**
 * Opens entries with the output keys of a member, each only under the epoch that covers its number (PROTOCOL 4.5, 8.1).
 * Whether numbers rise is for the caller to say. Keeps its ciphers and a buffer: one thread at a time.
 */
public final class EntryOpener {

    private final EpochKeys epochs;
    private final HotFrame frame;

    public EntryOpener(SessionId session) {
        this.epochs = new EpochKeys(key -> key.entryKey(session));
        this.frame = new HotFrame(FrameType.ENTRY, session);
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
     * The content; its bytes are compact.
     *
     * @throws ProtocolException {@link ErrorCode#PROTOCOL_ERROR} if it does not open under the key of its number's
     *     epoch, or is malformed: the viewer refuses the session then (PROTOCOL 9.3)
     */
    public EntryContent open(Frame.Entry entry) {
        var plain = epochs.covering(entry.seq(), entry.epoch())
                .flatMap(opener -> {
                    frame.header().putLong(entry.seq()).putInt(entry.epoch());
                    return frame.open(opener, Nonces.counter(entry.seq()), entry.sealed());
                })
                .filter(ByteBuffer::hasRemaining)
                .orElseThrow(() -> new ProtocolException(
                        ErrorCode.PROTOCOL_ERROR,
                        "entry does not open: seq=%d, epoch=%d".formatted(entry.seq(), entry.epoch())));
        var kind = plain.get() & 0xff;
        return EntryCodec.read(kind, ByteString.fromByteBuffer(plain));
    }
}
