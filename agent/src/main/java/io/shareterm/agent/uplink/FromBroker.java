package io.shareterm.agent.uplink;

import io.shareterm.agent.connection.BrokerTalk;
import io.shareterm.agent.session.SharedSession;
import io.shareterm.protocol.control.ControlCodec;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.ProtocolException;
import java.util.Optional;

/** What a broker's frames mean to the agent (PROTOCOL 2.3, 6). */
final class FromBroker {
    private FromBroker() {}

    /** The control message of a frame when nothing else may come. */
    static ControlMessage control(Frame frame) {
        if (frame instanceof Frame.ControlFrame control) {
            return ControlCodec.decode(control.body());
        }
        throw outOfOrder(frame.type().name());
    }

    /** What the session is to be told; empty for what concerns the connection alone. */
    static Optional<SharedSession.Command> forSession(Frame frame, BrokerTalk broker) {
        if (frame instanceof Frame.Input input) {
            return Optional.of(new SharedSession.Typed(input));
        }
        if (frame instanceof Frame.EntryAck held) {
            return Optional.of(new SharedSession.EntriesHeld(held.seq()));
        }
        ControlMessage message = control(frame);
        if (message instanceof ControlMessage.Grant grant) {
            return Optional.of(new SharedSession.Granted(grant.afterSeq(), grant.bytes()));
        }
        if (message instanceof ControlMessage.AdmitRequest request) {
            return Optional.of(new SharedSession.Admit(request));
        }
        if (message instanceof ControlMessage.MemberOffline offline) {
            return Optional.of(new SharedSession.MemberGone(offline.member()));
        }
        ownAffairs(message, broker);
        return Optional.empty();
    }

    /** Deals with what concerns the connection alone; anything else is out of order. */
    static void ownAffairs(ControlMessage message, BrokerTalk broker) {
        // NeedKeyframe is not for an agent that said that it makes none; a request on its way all the same is no harm.
        if (!broker.takes(message) && !(message instanceof ControlMessage.NeedKeyframe)) {
            throw outOfOrder(message.getClass().getSimpleName());
        }
    }

    private static ProtocolException outOfOrder(String what) {
        return new ProtocolException(
                ErrorCode.PROTOCOL_ERROR, "message out of order: " + what + "; closing connection");
    }
}
