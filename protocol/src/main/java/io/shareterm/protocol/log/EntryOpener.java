package io.shareterm.protocol.log;

import akka.util.ByteString;
import io.shareterm.protocol.crypto.AeadOpener;
import io.shareterm.protocol.crypto.HotFrame;
import io.shareterm.protocol.crypto.Nonces;
import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameType;
import io.shareterm.protocol.frame.ProtocolException;
import io.shareterm.protocol.identity.SessionId;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Opens entries with the output keys of a member (PROTOCOL 4.5, 8.1). An entry belongs to the newest epoch that begins
 * at or before its number; one that is sealed under an older key does not open, so whoever was removed can add nothing.
 * Whether numbers rise is for the caller to say. Keeps its ciphers and a buffer: one thread at a time.
 */
public final class EntryOpener {

    private final HotFrame frame;
    private final SessionId session;
    private final TreeMap<Long, Epoch> epochs = new TreeMap<>();

    private record Epoch(OutputKey key, AeadOpener opener) {}

    public EntryOpener(SessionId session) {
        this.session = session;
        this.frame = new HotFrame(FrameType.ENTRY, session);
    }

    /**
     * Adds the key of the first epoch, or of the one after the last.
     *
     * @throws IllegalArgumentException unless it is that epoch, and holds from a later number on
     */
    public void add(OutputKey key) {
        if (!epochs.isEmpty()) {
            OutputKey.checkRising(List.of(epochs.lastEntry().getValue().key(), key));
        }
        epochs.put(key.fromSeq(), new Epoch(key, new AeadOpener(key.entryKey(session))));
    }

    /**
     * The content; its bytes are compact.
     *
     * @throws ProtocolException {@link ErrorCode#PROTOCOL_ERROR} if it does not open under the key of its number's
     *     epoch, or is malformed: the viewer refuses the session then (PROTOCOL 9.3)
     */
    public EntryContent open(Frame.Entry entry) {
        var plain = plain(entry)
                .filter(ByteBuffer::hasRemaining)
                .orElseThrow(() -> new ProtocolException(
                        ErrorCode.PROTOCOL_ERROR,
                        "entry does not open: seq=%d, epoch=%d".formatted(entry.seq(), entry.epoch())));
        var kind = plain.get() & 0xff;
        return EntryCodec.read(kind, ByteString.fromByteBuffer(plain));
    }

    private Optional<ByteBuffer> plain(Frame.Entry entry) {
        var epoch = epochs.floorEntry(entry.seq());
        if (epoch == null || epoch.getValue().key().epoch() != entry.epoch()) {
            return Optional.empty();
        }
        frame.header().putLong(entry.seq()).putInt(entry.epoch());
        return frame.open(epoch.getValue().opener(), Nonces.counter(entry.seq()), entry.sealed());
    }
}
