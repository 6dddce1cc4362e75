package io.shareterm.broker.scenario;

import akka.util.ByteString;
import akka.util.ByteStringBuilder;
import io.shareterm.protocol.control.ControlCodec;
import io.shareterm.protocol.control.ControlMessage.Admitted;
import io.shareterm.protocol.control.ControlMessage.End;
import io.shareterm.protocol.control.ControlMessage.Join;
import io.shareterm.protocol.control.ControlMessage.Presence;
import io.shareterm.protocol.control.Sharer;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A viewer that accumulates what it saw, and says so as PROTOCOL 8.3 asks; it can stop reading. */
final class TestViewer extends TestPeer {

    private static final int SEEN_EVERY_BYTES = 16 * 1024;

    private final CompletableFuture<Admitted> admitted = new CompletableFuture<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    final List<Sharer> presences = new CopyOnWriteArrayList<>();
    final List<Frame.InputAck> acks = new CopyOnWriteArrayList<>();
    final List<Frame.Keyframe> keyframes = new CopyOnWriteArrayList<>();
    private final ByteStringBuilder screen = new ByteStringBuilder();
    private final List<Long> jumps = new ArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private long last;
    private long lastSeen;
    private int unseenBytes;
    private volatile boolean silent;

    private TestViewer(Wire wire, FrameLimits incoming) {
        super(wire, incoming);
    }

    /** Connected, nothing said yet. */
    static TestViewer connect(TestBroker broker) {
        return broker.connect(FrameLimits.BROKER_TO_VIEWER, TestViewer::new);
    }

    /** Connected and asking to be let in. */
    static TestViewer join(TestBroker broker, Join join) {
        var viewer = connect(broker);
        viewer.send(join);
        return viewer;
    }

    /** Connected and let in. */
    static TestViewer watch(TestBroker broker, TestSession session) {
        var viewer = join(broker, session.join());
        viewer.admitted();
        return viewer;
    }

    Admitted admitted() {
        return admitted.copy().orTimeout(20, TimeUnit.SECONDS).join();
    }

    boolean isAdmitted() {
        return admitted.isDone();
    }

    End end() {
        return end.copy().orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** The payloads of all entries that came, in order. */
    synchronized ByteString screen() {
        return screen.result();
    }

    /** The newest entry that came. */
    synchronized long last() {
        return last;
    }

    /** The numbers after which entries were missing; empty if every one came once and in order. */
    synchronized List<Long> jumps() {
        return List.copyOf(jumps);
    }

    /** The reading thread stands still from the next frame on. */
    void stopReading() {
        gate = new CountDownLatch(1);
    }

    void readOn() {
        gate.countDown();
    }

    /** Never says Seen again. */
    void sayNothing() {
        silent = true;
    }

    @Override
    void onFrame(Frame frame, ByteString bytes) {
        awaitGate();
        if (frame instanceof Frame.Entry entry) {
            onEntry(entry, bytes.size());
        } else if (frame instanceof Frame.Keyframe part) {
            onKeyframe(part, bytes.size());
        } else if (frame instanceof Frame.InputAck ack) {
            acks.add(ack);
        } else if (frame instanceof Frame.ControlFrame control) {
            onControl(control);
        }
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void onEntry(Frame.Entry entry, int bytes) {
        if (entry.seq() <= last) {
            throw new AssertionError("entry " + entry.seq() + " after " + last);
        }
        if (entry.seq() != last + 1) {
            jumps.add(last);
        }
        last = entry.seq();
        screen.append(TestLog.payload(entry));
        took(bytes);
    }

    private synchronized void onKeyframe(Frame.Keyframe part, int bytes) {
        keyframes.add(part);
        if (part.part() + 1 == part.parts()) {
            last = part.seq();
        }
        took(bytes);
    }

    private void took(int bytes) {
        unseenBytes += bytes;
        if (unseenBytes >= SEEN_EVERY_BYTES) {
            saySeen();
        }
    }

    @Override
    synchronized void onNothingMore() {
        saySeen();
    }

    private void saySeen() {
        if (last > lastSeen && !silent) {
            lastSeen = last;
            unseenBytes = 0;
            send(new Frame.Seen(last));
        }
    }

    private void onControl(Frame.ControlFrame control) {
        var message = ControlCodec.decode(control.body());
        if (message instanceof Presence presence) {
            presences.add(presence.sharer());
        } else if (message instanceof Admitted a) {
            admitted.complete(a);
        } else if (message instanceof End e) {
            end.complete(e);
        }
    }

    /** Types; the broker does not look at what. */
    void type(int member, long seq, ByteString sealed) {
        send(new Frame.Input(member, seq, sealed));
    }

    Optional<Sharer> presence() {
        return presences.isEmpty() ? Optional.empty() : Optional.of(presences.get(presences.size() - 1));
    }
}
