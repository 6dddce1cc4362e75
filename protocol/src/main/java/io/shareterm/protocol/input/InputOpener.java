package io.shareterm.protocol.input;

import io.shareterm.protocol.admission.MemberKeys;
import io.shareterm.protocol.crypto.AeadOpener;
import io.shareterm.protocol.crypto.HotFrame;
import io.shareterm.protocol.crypto.Nonces;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameType;
import io.shareterm.protocol.identity.SessionId;
import java.util.Optional;

/** Opens one member's input. Whether its number is the next one is for the gate to say. One thread at a time. */
public final class InputOpener {

    private final int member;
    private final AeadOpener opener;
    private final HotFrame frame;

    public InputOpener(SessionId session, MemberKeys keys) {
        this.member = keys.member();
        this.opener = new AeadOpener(keys.input());
        this.frame = new HotFrame(FrameType.INPUT, session);
    }

    /** What was typed; empty if it is {@link Verdict#UNREADABLE}. */
    public Optional<InputContent> open(Frame.Input input) {
        if (input.member() != member) {
            return Optional.empty();
        }
        frame.header().putInt(member).putLong(input.seq());
        return frame.open(opener, Nonces.counter(input.seq()), input.sealed()).flatMap(Padding::read);
    }
}
