package io.shareterm.agent.session;

import akka.util.ByteString;
import io.shareterm.protocol.control.ControlMessage;
import java.util.List;

/** The way to the broker as long as it is there. Nothing here blocks; what a dead link is given is lost. */
public interface BrokerLink {
    /** Sends frames of entries; {@link SharedSession.Written} tells when the socket has taken them. */
    void sendEntries(List<ByteString> frames);

    /** Sends one native frame that is not an entry. */
    void sendFrame(ByteString frame);

    void sendControl(ControlMessage message);
}
