package io.shareterm.protocol.input;

import io.shareterm.protocol.admission.MemberKeys;
import io.shareterm.protocol.crypto.AeadOpener;
import io.shareterm.protocol.crypto.HotFrame;
import io.shareterm.protocol.crypto.Nonces;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameType;
import io.shareterm.protocol.identity.SessionId;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Opens the agent's answers to this member, each once and in rising order, over all of the member's connections
 * (PROTOCOL 7.2). One thread at a time.
 */
public final class AckOpener {

    private final int member;
    private final AeadOpener opener;
    private final HotFrame frame;
    private long last;

    public AckOpener(SessionId session, MemberKeys keys) {
        this.member = keys.member();
        this.opener = new AeadOpener(keys.ack());
        this.frame = new HotFrame(FrameType.INPUT_ACK, session);
    }

    /**
     * The answer; empty if it is another member's, does not open, is malformed, or its counter is not above the last
     * one.
     */
    public Optional<Ack> open(Frame.InputAck ack) {
        if (ack.member() != member || ack.counter() <= last) {
            return Optional.empty();
        }
        frame.header().putInt(member).putLong(ack.counter());
        var opened =
                frame.open(opener, Nonces.counter(ack.counter()), ack.sealed()).flatMap(AckOpener::read);
        if (opened.isPresent()) {
            last = ack.counter();
        }
        return opened;
    }

    private static Optional<Ack> read(ByteBuffer plain) {
        if (plain.remaining() != AckSealer.PLAIN_BYTES) {
            return Optional.empty();
        }
        var nextSeq = plain.getLong();
        return nextSeq < 1
                ? Optional.empty()
                : Verdict.of(plain.get() & 0xff).map(verdict -> new Ack(nextSeq, verdict));
    }
}
