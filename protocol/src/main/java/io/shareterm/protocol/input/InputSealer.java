package io.shareterm.protocol.input;

import akka.util.ByteString;
import io.shareterm.protocol.admission.MemberKeys;
import io.shareterm.protocol.crypto.AeadSealer;
import io.shareterm.protocol.crypto.HotFrame;
import io.shareterm.protocol.crypto.Nonces;
import io.shareterm.protocol.frame.FrameType;
import io.shareterm.protocol.identity.SessionId;

/**
 * Seals a member's input, every {@code seq} once: what is sent again is the same bytes (PROTOCOL 7.4). One thread at a
 * time.
 */
public final class InputSealer {

    private final int member;
    private final AeadSealer sealer;
    private final HotFrame frame;

    public InputSealer(SessionId session, MemberKeys keys) {
        this.member = keys.member();
        this.sealer = new AeadSealer(keys.input());
        this.frame = new HotFrame(FrameType.INPUT, session);
    }

    /**
     * The whole native frame, compact.
     *
     * @param seq from 1
     * @throws IllegalStateException if {@code seq} is not above the last one
     */
    public ByteString seal(long seq, InputContent input) {
        if (seq < 1) {
            throw new IllegalArgumentException("seq out of range: %d, starts at 1".formatted(seq));
        }
        frame.header().putInt(member).putLong(seq);
        var plain = frame.plain(Padding.padded(input.bytes().size()));
        Padding.write(input, plain);
        return frame.seal(sealer, Nonces.counter(seq), plain);
    }
}
