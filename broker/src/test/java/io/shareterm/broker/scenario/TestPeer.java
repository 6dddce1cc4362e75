package io.shareterm.broker.scenario;

import akka.util.ByteString;
import io.shareterm.protocol.control.ControlCodec;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.control.ControlMessage.Failure;
import io.shareterm.protocol.control.ControlMessage.Hello;
import io.shareterm.protocol.control.ControlMessage.Ping;
import io.shareterm.protocol.control.ControlMessage.Pong;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.frame.FrameLimits;
import io.shareterm.protocol.frame.FrameReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

/**
 * A native peer over a plain blocking TLS socket. A thread of its own reads, answers pings and hands every frame to the part;
 * what came first is the Hello. Safe for use from any thread.
 */
class TestPeer implements AutoCloseable {

    private static final int WAIT_SECONDS = 20;

    /** A TLS socket and the socket below it. */
    record Wire(SSLSocket tls, Socket transport) {}

    private final SSLSocket socket;
    private final Socket transport;
    private final FrameReader reader;
    private final Thread thread;
    private final CompletableFuture<Hello> hello = new CompletableFuture<>();
    private final CompletableFuture<Failure> failure = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    TestPeer(Wire wire, FrameLimits incoming) {
        this.socket = wire.tls();
        this.transport = wire.transport();
        this.reader = new FrameReader(incoming);
        this.thread = new Thread(this::readAll, "test peer");
        thread.setDaemon(true);
    }

    /** Begins to read; whoever extends this is complete by now. */
    final void start() {
        thread.start();
    }

    /** A frame that is not the Hello, a ping or an error. {@code bytes} is the whole of it. */
    void onFrame(Frame frame, ByteString bytes) throws IOException {}

    /** Everything that had come was read, and nothing more is there at the moment. */
    void onNothingMore() throws IOException {}

    final Hello hello() {
        return hello.orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
    }

    /** The error that the broker sent; waits for it. */
    final Failure failure() {
        return failure.orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
    }

    /** The code of the error that the broker sent, and that the connection ended after it. */
    final ErrorCode closedWith() {
        var code = failure().code();
        awaitEnd();
        return code;
    }

    /** The error that has come so far. */
    final Optional<Failure> failureSoFar() {
        return Optional.ofNullable(failure.getNow(null));
    }

    /** Waits for the end of the connection; whether it came by close_notify. */
    final boolean awaitEnd() {
        return ended.copy().orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
    }

    final boolean hasEnded() {
        return ended.isDone();
    }

    final void send(ControlMessage message) {
        send(ControlCodec.encodeFrame(message));
    }

    final void send(Frame frame) {
        send(FrameCodec.encode(frame));
    }

    /** Bytes as they are. */
    final void send(ByteString bytes) {
        try {
            synchronized (socket) {
                // One call: the answer to an End may have closed the socket before a second.
                socket.getOutputStream().write(bytes.toArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the broker said " + failureSoFar() + " before", e);
        }
    }

    /** Cuts the connection without a word of TLS. */
    final void cut() throws IOException {
        transport.setSoLinger(true, 0);
        transport.close();
    }

    private void readAll() {
        var buffer = new byte[32 * 1024];
        try {
            InputStream in = socket.getInputStream();
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                reader.append(ByteString.fromArray(buffer, 0, n));
                for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                    onBytes(frame.get());
                }
                if (in.available() == 0) {
                    onNothingMore();
                }
            }
            socket.close();
            ended.complete(true);
        } catch (IOException | UncheckedIOException e) {
            ended.complete(false);
        } catch (RuntimeException | Error e) {
            ended.completeExceptionally(e);
        }
    }

    private void onBytes(ByteString bytes) throws IOException {
        var frame = FrameCodec.decode(bytes);
        if (frame instanceof Frame.ControlFrame control) {
            var message = ControlCodec.decode(control.body());
            if (message instanceof Hello h) {
                hello.complete(h);
                return;
            } else if (message instanceof Ping ping) {
                send(new Pong(ping.id()));
                return;
            } else if (message instanceof Failure f) {
                failure.complete(f);
                return;
            }
        }
        onFrame(frame, bytes);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
