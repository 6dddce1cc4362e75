package io.shareterm.protocol.input;

import akka.util.ByteString;
import io.shareterm.protocol.admission.MemberKeys;
import io.shareterm.protocol.crypto.AeadSealer;
import io.shareterm.protocol.crypto.HotFrame;
import io.shareterm.protocol.crypto.Nonces;
import io.shareterm.protocol.frame.FrameType;
import io.shareterm.protocol.identity.SessionId;

/**
 * Seals the agent's answers to one member and counts them (PROTOCOL 7.2). The agent keeps it as long as the member. One
 * thread at a time.
 */
public final class AckSealer {

    static final int PLAIN_BYTES = 8 + 1;

    private final int member;
    private final AeadSealer sealer;
    private final HotFrame frame;
    private long counter;

    public AckSealer(SessionId session, MemberKeys keys) {
        this.member = keys.member();
        this.sealer = new AeadSealer(keys.ack());
        this.frame = new HotFrame(FrameType.INPUT_ACK, session);
    }

    /** The whole native frame, compact, with the next counter. */
    public ByteString seal(Ack ack) {
        counter++;
        frame.header().putInt(member).putLong(counter);
        var plain = frame.plain(PLAIN_BYTES).putLong(ack.nextSeq()).put((byte)
                ack.verdict().number());
        return frame.seal(sealer, Nonces.counter(counter), plain);
    }
}
