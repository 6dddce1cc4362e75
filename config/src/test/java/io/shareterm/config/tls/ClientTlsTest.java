package io.shareterm.config.tls;

import static io.shareterm.config.tls.Dialling.connect;
import static io.shareterm.config.tls.Dialling.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.shareterm.config.settings.HostPort;
import io.shareterm.config.tls.CertificateRefused.Reason;
import io.shareterm.config.tls.TestCertificates.Issued;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientTlsTest {
    private static final String HOST = "broker.example.org";
    private final Instant yesterday = Instant.now().minus(Duration.ofHours(20));
    private final Instant tomorrow = Instant.now().plus(Duration.ofHours(20));

    private final Issued root = TestCertificates.authority("root").byItself();
    private final Issued intermediate =
            TestCertificates.authority("intermediate").by(root);
    private final Issued server =
            TestCertificates.server(HOST, "127.0.0.1", "::1").by(intermediate);

    @TempDir
    private Path folder;

    private TlsTrust ca(Issued... authorities) throws IOException {
        String pem = Arrays.stream(authorities)
                .map(issued -> Pem.certificate(issued.certificate()))
                .collect(Collectors.joining());
        return new TlsTrust.CaFile(Files.writeString(folder.resolve("ca.pem"), pem));
    }

    private static TlsTrust pin(Issued issued) {
        return new TlsTrust.Pinned(issued.fingerprint());
    }

    // an authority in a file

    @Test
    void anAuthorityInTheFileVouchesForItsServers() {
        assertThatCode(() -> connect(ca(root), HOST, server.material())).doesNotThrowAnyException();
        assertThatCode(() -> connect(ca(root), HOST, server.showing(intermediate)))
                .doesNotThrowAnyException();
        assertThatCode(() -> connect(ca(root), "127.0.0.1", server.material())).doesNotThrowAnyException();
        assertThatCode(() -> connect(ca(root), "[::1]", server.material())).doesNotThrowAnyException();
    }

    @Test
    void aBrokersOwnCertificateMayStandInTheFile() {
        Issued own = TestCertificates.server(HOST).byItself();
        assertThatCode(() -> connect(ca(own), HOST, own.material())).doesNotThrowAnyException();
    }

    @Test
    void anotherAuthorityIsAnUnknownIssuerAndThePersonIsToldWhatToDo() throws IOException {
        Issued other = TestCertificates.authority("other").byItself();

        assertThat(refused(ca(other), HOST, server.material()))
                .hasMessageContaining("-c CA.pem")
                .hasMessageContaining("--pin " + server.fingerprint())
                .extracting(CertificateRefused::reason)
                .isEqualTo(Reason.UNKNOWN_ISSUER);
    }

    @Test
    void anAuthorityOfTheSameNameAndAnotherKeyIsRefused() throws IOException {
        Issued impostor = TestCertificates.authority("root").byItself();

        assertThat(refused(ca(impostor), HOST, server.material()).reason())
                .isIn(Reason.UNKNOWN_ISSUER, Reason.BROKEN_CHAIN);
    }

    @Test
    void aCertificateForAnotherHostIsRefusedWithItsNames() throws IOException {
        assertThat(refused(ca(root), "other.example.org", server.material()))
                .hasMessageContaining("not for other.example.org but for")
                .hasMessageContaining(HOST)
                .extracting(CertificateRefused::reason)
                .isEqualTo(Reason.HOST_MISMATCH);
        assertThat(refused(ca(root), "127.0.0.2", server.material()).reason()).isEqualTo(Reason.HOST_MISMATCH);
    }

    @Test
    void expiredAndNotYetValidAreToldApart() throws IOException {
        Issued expired = TestCertificates.server(HOST).validUntil(yesterday).by(intermediate);
        Issued early = TestCertificates.server(HOST).validFrom(tomorrow).by(intermediate);

        assertThat(refused(ca(root), HOST, expired.material()).reason()).isEqualTo(Reason.EXPIRED);
        assertThat(refused(ca(root), HOST, early.material()).reason()).isEqualTo(Reason.NOT_YET_VALID);
    }

    @Test
    void anExpiredCertificateIsNotSavedByBeingItsOwnAuthority() throws IOException {
        Issued expired = TestCertificates.server(HOST).validUntil(yesterday).byItself();

        assertThat(refused(ca(expired), HOST, expired.material()).reason()).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void anExpiredIntermediateIsNamed() throws IOException {
        Issued old = TestCertificates.authority("old").validUntil(yesterday).by(root);
        Issued below = TestCertificates.server(HOST).by(old);

        assertThat(refused(ca(root), HOST, below.material()))
                .hasMessageContaining("CN=old expired")
                .extracting(CertificateRefused::reason)
                .isEqualTo(Reason.EXPIRED);
    }

    @Test
    void whoIsNoAuthorityCannotIssue() throws IOException {
        Issued forged = TestCertificates.server(HOST).by(server);

        assertThat(refused(ca(root), HOST, forged.material()).reason())
                .isIn(Reason.BROKEN_CHAIN, Reason.UNKNOWN_ISSUER);
    }

    @Test
    void aFileOfAuthoritiesThatCannotBeUsedIsNamed() throws IOException {
        Path missing = folder.resolve("missing.pem");
        Path text = Files.writeString(folder.resolve("text.pem"), "hello");

        assertThatThrownBy(() -> ClientTls.of(new TlsTrust.CaFile(missing)))
                .isInstanceOf(MaterialRefused.class)
                .hasMessageContaining(missing.toString());
        assertThatThrownBy(() -> ClientTls.of(new TlsTrust.CaFile(text)))
                .isInstanceOf(MaterialRefused.class)
                .hasMessageContaining("not PEM");
    }

    // the system's authorities

    @Test
    void theSystemDoesNotKnowOurAuthority() {
        assertThat(refused(new TlsTrust.SystemTrust(), HOST, server.material()).reason())
                .isEqualTo(Reason.UNKNOWN_ISSUER);
    }

    // no verification

    @Test
    void withoutVerificationEverybodyIsTrusted() {
        Issued expired = TestCertificates.server().validUntil(yesterday).byItself();
        assertThatCode(() -> connect(new TlsTrust.NoVerification(), HOST, expired.material()))
                .doesNotThrowAnyException();
    }

    // engines that others make

    @Test
    void anEngineThatDoesNotCheckTheHostIsRefused() throws IOException {
        SSLEngine client = ClientTls.of(ca(root)).context().createSSLEngine(HOST, 7373);
        client.setUseClientMode(true);
        SSLEngine other = ServerTls.of(server.material()).engine();

        assertThat(CertificateRefused.in(catchThrowable(new EnginePair(client, other)::handshake)))
                .hasValueSatisfying(refused -> assertThat(refused).hasMessageContaining("would not be checked"));
    }

    @Test
    void socketsOverTheNetworkAreJudgedToo() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        SSLContext listening = ServerTls.of(server.material()).context();
        try (var listener = (SSLServerSocket) listening.getServerSocketFactory().createServerSocket(0, 8, loopback)) {
            Thread serving = new Thread(() -> serve(listener), "server");
            serving.start();

            assertThatCode(() -> greet(ca(root), "127.0.0.1", listener.getLocalPort()))
                    .doesNotThrowAnyException();
            assertThat(CertificateRefused.in(
                            catchThrowable(() -> greet(ca(root), "localhost", listener.getLocalPort()))))
                    .hasValueSatisfying(refused -> assertThat(refused.reason()).isEqualTo(Reason.HOST_MISMATCH));
            TlsTrust pinned = new TlsTrust.Pinned(root.fingerprint());
            assertThatCode(() -> greet(pinned, "127.0.0.1", listener.getLocalPort()))
                    .doesNotThrowAnyException();
        }
    }

    /** Echoes one byte to each client until the listener closes. */
    private static void serve(SSLServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                socket.getOutputStream().write(socket.getInputStream().read());
            } catch (IOException expected) {
                // The client refused us, or the listener is closed: the loop looks.
            }
        }
    }

    private static void greet(TlsTrust trust, String host, int port) throws IOException {
        ClientTls tls = ClientTls.of(trust);
        try (SSLSocket socket = (SSLSocket) tls.context().getSocketFactory().createSocket(host, port)) {
            socket.setSoTimeout(10_000);
            socket.setSSLParameters(tls.parameters(List.of()));
            socket.getOutputStream().write('!');
            assertThat(socket.getInputStream().read()).isEqualTo('!');
        }
    }

    @Test
    void olderVersionsAreRefusedByTheServer() throws IOException {
        SSLEngine client = ClientTls.of(ca(root)).engine(new HostPort(HOST, 7373), List.of());
        client.setEnabledProtocols(new String[] {"TLSv1.2"});
        SSLEngine strict = ServerTls.of(server.material()).engine();

        assertThatThrownBy(new EnginePair(client, strict)::handshake)
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("protocol");
    }

    @Test
    void theApplicationProtocolIsOffered() throws SSLException {
        SSLEngine client = ClientTls.of(pin(server)).engine(new HostPort(HOST, 1), List.of("shareterm/1"));
        SSLEngine selecting = ServerTls.of(server.material()).engine();
        selecting.setHandshakeApplicationProtocolSelector((engine, offered) -> offered.get(0));

        new EnginePair(client, selecting).handshake();

        assertThat(client.getApplicationProtocol()).isEqualTo("shareterm/1");
    }
}
