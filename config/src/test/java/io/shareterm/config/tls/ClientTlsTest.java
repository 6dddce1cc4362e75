package io.shareterm.config.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.shareterm.config.settings.HostPort;
import io.shareterm.config.tls.CertificateRefused.Reason;
import io.shareterm.config.tls.TestCertificates.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
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

    private static void connect(TlsTrust trust, String host, TlsMaterial material) throws SSLException {
        SSLEngine client = ClientTls.of(trust).engine(new HostPort(host, 7373), List.of());
        new EnginePair(client, HostileServer.engine(material)).handshake();
        assertThat(client.getSession().getProtocol()).isEqualTo("TLSv1.3");
    }

    private static CertificateRefused refused(TlsTrust trust, String host, TlsMaterial material) {
        Throwable failure = catchThrowable(() -> connect(trust, host, material));
        return CertificateRefused.in(failure).orElseThrow(() -> new AssertionError("not refused", failure));
    }

    private static TlsMaterial shows(Issued leaf, Issued... issuers) {
        List<X509Certificate> chain = new java.util.ArrayList<>(List.of(leaf.certificate()));
        Arrays.stream(issuers).map(Issued::certificate).forEach(chain::add);
        return new TlsMaterial(leaf.keys().getPrivate(), chain);
    }

    // an authority in a file

    @Test
    void anAuthorityInTheFileVouchesForItsServers() {
        assertThatCode(() -> connect(ca(root), HOST, server.material())).doesNotThrowAnyException();
        assertThatCode(() -> connect(ca(root), HOST, shows(server, intermediate)))
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

    // a pinned key of the server

    @Test
    void aPinnedServerIsTrustedUnderAnyName() {
        assertThatCode(() -> connect(pin(server), "whatever.example.net", server.material()))
                .doesNotThrowAnyException();
        Issued own = TestCertificates.server().byItself();
        assertThatCode(() -> connect(pin(own), "10.0.0.1", own.material())).doesNotThrowAnyException();
    }

    @Test
    void aPinnedServersCertificateMustBeOfToday() {
        Issued expired = TestCertificates.server(HOST).validUntil(yesterday).byItself();
        Issued early = TestCertificates.server(HOST).validFrom(tomorrow).byItself();

        assertThat(refused(pin(expired), HOST, expired.material()).reason()).isEqualTo(Reason.EXPIRED);
        assertThat(refused(pin(early), HOST, early.material()).reason()).isEqualTo(Reason.NOT_YET_VALID);
    }

    @Test
    void aNewCertificateForThePinnedKeyIsTrusted() {
        Issued renewed = TestCertificates.server(HOST).withKeys(server.keys()).byItself();
        assertThatCode(() -> connect(pin(server), HOST, renewed.material())).doesNotThrowAnyException();
    }

    @Test
    void anotherKeyIsRefusedWithBothFingerprints() {
        Issued impostor = TestCertificates.server(HOST).by(intermediate);

        assertThat(refused(pin(server), HOST, impostor.material()))
                .hasMessageContaining("expected " + server.fingerprint())
                .hasMessageContaining("seen " + impostor.fingerprint())
                .extracting(CertificateRefused::reason)
                .isEqualTo(Reason.PIN_MISMATCH);
    }

    @Test
    void thePinnedCertificateFurtherUpInTheChainProvesNothing() {
        Issued impostor = TestCertificates.server(HOST).byItself();

        assertThat(refused(pin(server), HOST, shows(impostor, server)).reason()).isEqualTo(Reason.PIN_MISMATCH);
    }

    // a pinned key of an authority

    @Test
    void aPinnedAuthorityVouchesForItsServers() {
        assertThatCode(() -> connect(pin(root), HOST, server.material())).doesNotThrowAnyException();
        assertThatCode(() -> connect(pin(intermediate), HOST, server.material()))
                .doesNotThrowAnyException();
    }

    @Test
    void underAPinnedAuthorityTheHostMustMatch() {
        assertThat(refused(pin(root), "other.example.org", server.material()).reason())
                .isEqualTo(Reason.HOST_MISMATCH);
    }

    @Test
    void aPinnedAuthorityMustBeInTheChain() {
        assertThat(refused(pin(root), HOST, shows(server, intermediate)).reason())
                .isEqualTo(Reason.PIN_MISMATCH);
    }

    @Test
    void aPinnedAuthorityThatDidNotIssueTheCertificateProvesNothing() {
        Issued impostor = TestCertificates.server(HOST).byItself();

        assertThat(refused(pin(root), HOST, shows(impostor, root)))
                .hasMessageContaining("did not issue it")
                .extracting(CertificateRefused::reason)
                .isEqualTo(Reason.PIN_MISMATCH);
    }

    @Test
    void anAuthorityOfThePinnedOnesNameAndAnotherKeyIsRefused() {
        Issued impostor = TestCertificates.authority("root").byItself();
        Issued forged = TestCertificates.server(HOST).by(impostor);

        assertThat(refused(pin(root), HOST, shows(forged, root)).reason())
                .isIn(Reason.PIN_MISMATCH, Reason.BROKEN_CHAIN);
        assertThat(refused(pin(root), HOST, shows(forged, impostor, root)).reason())
                .isIn(Reason.PIN_MISMATCH, Reason.BROKEN_CHAIN);
    }

    @Test
    void aPinnedCertificateThatIsNoAuthorityCannotIssue() {
        Issued forged = TestCertificates.server("other.example.org").by(server);

        assertThat(refused(pin(server), "other.example.org", forged.material()))
                .hasMessageContaining("is no authority")
                .extracting(CertificateRefused::reason)
                .isEqualTo(Reason.PIN_MISMATCH);
    }

    @Test
    void aPinnedAuthorityThatHasExpiredVouchesForNobody() {
        Issued old = TestCertificates.authority("old").validUntil(yesterday).byItself();
        Issued below = TestCertificates.server(HOST).by(old);

        assertThat(refused(pin(old), HOST, below.material()).reason()).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void anExpiredServerUnderAPinnedAuthorityIsRefused() {
        Issued expired = TestCertificates.server(HOST).validUntil(yesterday).by(root);

        assertThat(refused(pin(root), HOST, expired.material()).reason()).isEqualTo(Reason.EXPIRED);
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
