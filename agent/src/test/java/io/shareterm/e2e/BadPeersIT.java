package io.shareterm.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.util.ByteString;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.frame.FrameLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Peers that break the rules of the wire are told so and closed, and nobody else notices. */
class BadPeersIT {
    private static final Sandbox SANDBOX = Sandbox.create();
    private static BrokerProcess broker;
    private static Bystanders bystanders;

    @BeforeAll
    static void start() {
        var config = SANDBOX.write("broker.conf", "limits.handshakes { time = 500ms, first-message-time = 500ms }\n");
        broker = SANDBOX.keep(BrokerProcess.start(SANDBOX, "--config", config.toString()));
        bystanders = SANDBOX.keep(Bystanders.on(SANDBOX, broker));
    }

    @AfterEach
    void nobodyElseNotices() {
        bystanders.assertUnharmed();
    }

    @AfterAll
    static void end() {
        SANDBOX.close();
    }

    @Test
    void aFrameTooLongIsRefusedBeforeItsBodyIsThere() {
        var header = ByteBuffer.allocate(5).putInt(70_000).put((byte) 0x10).array();

        assertRefused(ByteString.fromArray(header), ErrorCode.FRAME_TOO_LARGE, "69999", "16384");
    }

    @Test
    void aFrameOfAnUnknownTypeIsRefused() {
        assertRefused(ByteString.fromInts(0, 0, 0, 2, 0x7f, 0), ErrorCode.FRAME_INVALID, "0x7f");
    }

    @Test
    void aFrameBeforeItsTimeIsRefused() {
        assertRefused(FrameCodec.encode(new Frame.Seen(0)), ErrorCode.FRAME_INVALID, "seen");
    }

    @Test
    void aMessageOutOfOrderIsRefused() {
        try (var link = dialled()) {
            link.send(new ControlMessage.Pong(1));

            assertTold(link, ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void aControlMessageThatIsNoneIsRefused() {
        var frame = new Frame.ControlFrame(ByteString.fromInts(0xff, 0xff, 0xff));

        assertRefused(FrameCodec.encode(frame), ErrorCode.PROTOCOL_ERROR, "unreadable");
    }

    @Test
    void aConnectionThatEndsWithinAFrameIsLoggedAsTruncated() {
        try (var link = dialled()) {
            link.sendRaw(ByteString.fromInts(0, 0, 0, 99, 0x10, 1, 2, 3));
        }

        broker.process().awaitErr("truncat");
    }

    @Test
    void whoSaysNothingAfterTheHandshakeIsTooSlow() {
        try (var link = dialled()) {
            assertTold(link, ErrorCode.TOO_SLOW);
        }
    }

    @Test
    void aHandshakeThatStallsIsCut() throws IOException {
        var began = Instant.now();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), broker.port())) {
            socket.setSoTimeout((int) Patience.LIMIT.toMillis());
            socket.getOutputStream().write(new byte[] {0x16, 0x03, 0x01});

            drain(socket);
        }
        assertThat(Duration.between(began, Instant.now())).isGreaterThan(Duration.ofMillis(400));
    }

    @Test
    void garbageInsteadOfTlsIsCut() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), broker.port())) {
            socket.setSoTimeout((int) Patience.LIMIT.toMillis());
            socket.getOutputStream().write("SSH-2.0-OpenSSH_9.2\r\n".repeat(40).getBytes(StandardCharsets.US_ASCII));

            drain(socket);
        }
    }

    @Test
    void tls12GetsTheAlertProtocolVersion() throws IOException {
        var factory = Certificates.trustingClientContext().getSocketFactory();
        try (var socket = (SSLSocket) factory.createSocket(InetAddress.getLoopbackAddress(), broker.port())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});

            assertThatThrownBy(socket::startHandshake)
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("protocol_version");
        }
    }

    private static FrameLink dialled() {
        var link = FrameLink.dial(broker.port(), FrameLimits.BROKER_TO_VIEWER);
        assertThat(link.readControl()).isInstanceOf(ControlMessage.Hello.class);
        return link;
    }

    private static void assertRefused(ByteString bytes, ErrorCode code, String... words) {
        try (var link = dialled()) {
            link.sendRaw(bytes);

            assertThat(assertTold(link, code).text()).contains(words);
        }
    }

    /** The broker says why, then ends the connection. */
    private static ControlMessage.Failure assertTold(FrameLink link, ErrorCode code) {
        var told = link.readControl();
        assertThat(told)
                .isInstanceOfSatisfying(
                        ControlMessage.Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
        assertThat(link.read()).as("closed afterwards").isEmpty();
        return (ControlMessage.Failure) told;
    }

    /** Reads until the other end closes; a reset is as good. */
    private static void drain(Socket socket) {
        try {
            socket.getInputStream().readAllBytes();
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("still open", e);
        } catch (IOException e) {
            return;
        }
    }
}
