package io.shareterm.agent.session;

import akka.util.ByteString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** A program in a test's hand: it reads when the test says so. */
final class FakeProgram implements Program {
    private record Write(ByteString bytes, Runnable written) {}

    private final ArrayDeque<Write> waiting = new ArrayDeque<>();
    private final List<String> read = new ArrayList<>();
    private final List<TerminalSize> sizes = new ArrayList<>();
    private ByteString output = ByteString.emptyByteString();
    private int room = Integer.MAX_VALUE;
    private boolean hungUp;

    synchronized void writes(String text) {
        output = output.concat(ByteString.fromString(text));
    }

    /** From now on it takes so many more writes before it refuses. */
    synchronized void hasRoomFor(int writes) {
        room = writes;
    }

    /** Reads the oldest write. */
    void reads() {
        Write next;
        synchronized (this) {
            next = waiting.remove();
            room = room == Integer.MAX_VALUE ? room : room + 1;
            if (next.bytes().nonEmpty()) {
                read.add(next.bytes().utf8String());
            }
        }
        next.written().run();
    }

    synchronized List<String> read() {
        return List.copyOf(read);
    }

    synchronized int waiting() {
        return waiting.size();
    }

    synchronized List<TerminalSize> sizes() {
        return List.copyOf(sizes);
    }

    synchronized boolean isHungUp() {
        return hungUp;
    }

    @Override
    public synchronized ByteString takeOutput() {
        ByteString taken = output;
        output = ByteString.emptyByteString();
        return taken;
    }

    @Override
    public synchronized boolean type(ByteString input, Runnable written) {
        if (room == 0) {
            return false;
        }
        room = room == Integer.MAX_VALUE ? room : room - 1;
        waiting.add(new Write(input, written));
        return true;
    }

    @Override
    public synchronized void resize(TerminalSize size) {
        sizes.add(size);
    }

    @Override
    public synchronized void hangUp() {
        hungUp = true;
    }
}
