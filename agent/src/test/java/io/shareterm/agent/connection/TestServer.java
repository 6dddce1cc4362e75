package io.shareterm.agent.connection;

import akka.util.ByteString;
import io.shareterm.config.settings.HostPort;
import io.shareterm.config.state.PrivateFolder;
import io.shareterm.config.tls.Fingerprint;
import io.shareterm.config.tls.SelfSigned;
import io.shareterm.config.tls.ServerTls;
import io.shareterm.config.tls.TlsMaterial;
import io.shareterm.protocol.control.ControlCodec;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A server on a free loopback port that does with every connection what a test's script says, on a thread each. */
public final class TestServer implements AutoCloseable {
    private final ServerSocket listener;
    private final TlsMaterial material;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** What is done with a connection; an exception ends it. */
    public interface Script {
        void run(Socket socket) throws Exception;
    }

    /** What is done with a TLS connection after its handshake. */
    public interface TlsScript {
        void run(Peer peer) throws Exception;
    }

    private TestServer(TlsMaterial material) throws IOException {
        this.material = material;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Plain TCP. */
    public static TestServer plain(Path folder, Script script) throws IOException {
        TestServer server = new TestServer(material(folder));
        server.serve(script);
        return server;
    }

    /** TLS as a broker speaks it. */
    public static TestServer broker(Path folder, TlsScript script) throws IOException {
        return tls(folder, List.of("TLSv1.3"), List.of("shareterm/1"), script);
    }

    /** TLS of any kind. */
    public static TestServer tls(Path folder, List<String> versions, List<String> alpn, TlsScript script)
            throws IOException {
        TestServer server = new TestServer(material(folder));
        server.serve(socket -> script.run(server.handshake(socket, versions, alpn)));
        return server;
    }

    public HostPort address() {
        return new HostPort("127.0.0.1", listener.getLocalPort());
    }

    public Fingerprint fingerprint() {
        return material.fingerprint();
    }

    public TlsMaterial material() {
        return material;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private static TlsMaterial material(Path folder) {
        return SelfSigned.in(new PrivateFolder(folder), List.of(), Clock.systemUTC());
    }

    private void serve(Script script) {
        Thread acceptor = new Thread(() -> accept(script), "test-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    private void accept(Script script) {
        try {
            while (true) {
                Socket socket = listener.accept();
                open.add(socket);
                Thread thread = new Thread(() -> run(script, socket), "test-server-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void run(Script script, Socket socket) {
        try (socket) {
            script.run(socket);
        } catch (Exception ended) {
            // The client left, or the script wanted the connection to break.
        }
    }

    private Peer handshake(Socket plain, List<String> versions, List<String> alpn) throws IOException {
        SSLSocket socket = (SSLSocket)
                ServerTls.of(material).context().getSocketFactory().createSocket(plain, null, plain.getPort(), true);
        open.add(socket);
        socket.setUseClientMode(false);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(versions.toArray(String[]::new));
        parameters.setApplicationProtocols(alpn.toArray(String[]::new));
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return new Peer(socket);
    }

    /** The other end of a TLS connection. */
    public static final class Peer {
        private final SSLSocket socket;
        private final DataInputStream in;

        Peer(SSLSocket socket) throws IOException {
            this.socket = socket;
            this.in = new DataInputStream(socket.getInputStream());
        }

        public void send(ControlMessage message) {
            send(ControlCodec.encodeFrame(message));
        }

        public synchronized void send(ByteString bytes) {
            try {
                socket.getOutputStream().write(bytes.toArray());
                socket.getOutputStream().flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        /** The next frame that the client sends. */
        public Frame receive() throws IOException {
            return FrameCodec.decode(receiveBytes());
        }

        public ByteString receiveBytes() throws IOException {
            int length = in.readInt();
            byte[] frame = new byte[4 + length];
            in.readFully(frame, 4, length);
            java.nio.ByteBuffer.wrap(frame).putInt(length);
            return ByteString.fromArray(frame);
        }

        /** The next control message that the client sends; other frames are passed over. */
        public ControlMessage receiveMessage() throws IOException {
            while (true) {
                if (receive() instanceof Frame.ControlFrame control) {
                    return ControlCodec.decode(control.body());
                }
            }
        }

        /** Ends the connection in good order. */
        public void close() throws IOException {
            socket.close();
        }

        /** Waits until the client has gone. */
        public void awaitEnd() throws IOException {
            in.readAllBytes();
        }
    }
}
