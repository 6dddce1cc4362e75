package io.shareterm.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A wire with a tap: passes TCP connections on, both ways, and keeps every byte that went by. It can cut them all. */
final class RecordingProxy implements AutoCloseable {
    private static final int CHUNK_BYTES = 16 * 1024;

    private final ServerSocket server;
    private final InetSocketAddress target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream recorded = new ByteArrayOutputStream();

    private RecordingProxy(ServerSocket server, InetSocketAddress target) {
        this.server = server;
        this.target = target;
    }

    /** A proxy on a free port of the loopback to another port of it. */
    static RecordingProxy to(int port) {
        var loopback = InetAddress.getLoopbackAddress();
        try {
            var proxy = new RecordingProxy(new ServerSocket(0, 50, loopback), new InetSocketAddress(loopback, port));
            Daemon.start("proxy-accept", proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** Everything that went by so far, both directions of all connections as it came. */
    byte[] recorded() {
        synchronized (recorded) {
            return recorded.toByteArray();
        }
    }

    /** Cuts every connection without a word of farewell. New ones are taken. */
    void cut() {
        sockets.forEach(RecordingProxy::abort);
        sockets.clear();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var near = server.accept();
                var far = new Socket();
                sockets.add(near);
                sockets.add(far);
                far.connect(target);
                Daemon.start("proxy-out", () -> pass(near, far));
                Daemon.start("proxy-in", () -> pass(far, near));
            } catch (IOException e) {
                // Closed, or the target is not there: then the caller sees its connection end.
                cut();
            }
        }
    }

    private void pass(Socket from, Socket to) {
        var chunk = new byte[CHUNK_BYTES];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                synchronized (recorded) {
                    recorded.write(chunk, 0, n);
                }
                out.write(chunk, 0, n);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            abort(from);
            abort(to);
        }
    }

    private static void abort(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            return; // It is closed already.
        }
    }
}
