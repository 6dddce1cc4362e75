package io.shareterm.e2e;

import akka.util.ByteString;
import io.shareterm.protocol.control.ControlCodec;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.frame.FrameLimits;
import io.shareterm.protocol.frame.FrameReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/** One native connection with plain blocking sockets: frames in, frames out, or whatever bytes a test wants. */
final class FrameLink implements AutoCloseable {
    private static final String ALPN = "shareterm/1";
    private static final int CHUNK_BYTES = 16 * 1024;

    private final SSLSocket socket;
    private final FrameReader reader;
    private final byte[] chunk = new byte[CHUNK_BYTES];

    FrameLink(SSLSocket socket, FrameLimits incoming) {
        this.socket = socket;
        this.reader = new FrameReader(incoming);
    }

    /** Dials a broker on the loopback without asking who it is. */
    static FrameLink dial(int port, FrameLimits incoming) {
        try {
            var socket = (SSLSocket) Certificates.trustingClientContext()
                    .getSocketFactory()
                    .createSocket(InetAddress.getLoopbackAddress(), port);
            offerNativeFrames(socket);
            socket.startHandshake();
            return new FrameLink(socket, incoming);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets the ALPN by which native frames are selected (PROTOCOL 1.2). */
    static void offerNativeFrames(SSLSocket socket) {
        var parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {ALPN});
        parameters.setProtocols(new String[] {"TLSv1.3"});
        socket.setSSLParameters(parameters);
    }

    /** From the next frame on the other end speaks in this part. */
    void expect(FrameLimits incoming) {
        reader.limits(incoming);
    }

    void send(ControlMessage message) {
        sendRaw(ControlCodec.encodeFrame(message));
    }

    void send(Frame frame) {
        sendRaw(FrameCodec.encode(frame));
    }

    void sendRaw(ByteString bytes) {
        try {
            synchronized (socket) {
                socket.getOutputStream().write(bytes.toArray());
                socket.getOutputStream().flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next frame, waiting for it; empty at the end of the connection, whatever ended it. */
    Optional<Frame> read() {
        try {
            while (true) {
                var frame = reader.next();
                if (frame.isPresent()) {
                    return frame.map(FrameCodec::decode);
                }
                int n = socket.getInputStream().read(chunk);
                if (n < 0) {
                    return Optional.empty();
                }
                reader.append(ByteString.fromArray(chunk, 0, n));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The next control message; other frames before it are passed over. Fails if the connection ends first. */
    ControlMessage readControl() {
        while (true) {
            var frame = read().orElseThrow(() -> new AssertionError("the connection ended before a control message"));
            if (frame instanceof Frame.ControlFrame control) {
                return ControlCodec.decode(control.body());
            }
        }
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
