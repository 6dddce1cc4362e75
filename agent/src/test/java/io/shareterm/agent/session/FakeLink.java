package io.shareterm.agent.session;

import akka.util.ByteString;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A broker that remembers what it got. */
final class FakeLink implements BrokerLink {
    private final List<Frame.Entry> entries = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<ControlMessage> messages = new LinkedBlockingQueue<>();

    List<Frame.Entry> entries() {
        return List.copyOf(entries);
    }

    BlockingQueue<Frame> frames() {
        return frames;
    }

    BlockingQueue<ControlMessage> messages() {
        return messages;
    }

    @Override
    public void sendEntries(List<ByteString> native0) {
        native0.forEach(frame -> entries.add((Frame.Entry) FrameCodec.decode(frame)));
    }

    @Override
    public void sendFrame(ByteString frame) {
        frames.add(FrameCodec.decode(frame));
    }

    @Override
    public void sendControl(ControlMessage message) {
        messages.add(message);
    }
}
