package io.shareterm.agent.uplink;

import akka.util.ByteString;
import io.shareterm.agent.connection.BrokerConnection;
import io.shareterm.agent.session.BrokerLink;
import io.shareterm.protocol.control.ControlCodec;
import io.shareterm.protocol.control.ControlMessage;
import java.util.List;

/** A connection as the session sees it. */
record ConnectionLink(BrokerConnection connection) implements BrokerLink {
    @Override
    public void sendEntries(List<ByteString> frames) {
        connection.sendEntries(frames);
    }

    @Override
    public void sendFrame(ByteString frame) {
        connection.send(frame);
    }

    @Override
    public void sendControl(ControlMessage message) {
        connection.send(ControlCodec.encodeFrame(message));
    }
}
