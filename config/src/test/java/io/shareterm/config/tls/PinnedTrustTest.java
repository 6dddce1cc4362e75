package io.shareterm.config.tls;

import static io.shareterm.config.tls.Dialling.connect;
import static io.shareterm.config.tls.Dialling.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.shareterm.config.tls.CertificateRefused.Reason;
import io.shareterm.config.tls.TestCertificates.Issued;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PinnedTrustTest {
    private static final String HOST = "broker.example.org";
    private final Instant yesterday = Instant.now().minus(Duration.ofHours(20));
    private final Instant tomorrow = Instant.now().plus(Duration.ofHours(20));

    private final Issued root = TestCertificates.authority("root").byItself();
    private final Issued intermediate =
            TestCertificates.authority("intermediate").by(root);
    private final Issued server = TestCertificates.server(HOST).by(intermediate);

    private static TlsTrust pin(Issued issued) {
        return new TlsTrust.Pinned(issued.fingerprint());
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

        assertThat(refused(pin(server), HOST, impostor.showing(server)).reason())
                .isEqualTo(Reason.PIN_MISMATCH);
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
        assertThat(refused(pin(root), HOST, server.showing(intermediate)).reason())
                .isEqualTo(Reason.PIN_MISMATCH);
    }

    @Test
    void aPinnedAuthorityThatDidNotIssueTheCertificateProvesNothing() {
        Issued impostor = TestCertificates.server(HOST).byItself();

        assertThat(refused(pin(root), HOST, impostor.showing(root)))
                .hasMessageContaining("did not issue it")
                .extracting(CertificateRefused::reason)
                .isEqualTo(Reason.PIN_MISMATCH);
    }

    @Test
    void anAuthorityOfThePinnedOnesNameAndAnotherKeyIsRefused() {
        Issued impostor = TestCertificates.authority("root").byItself();
        Issued forged = TestCertificates.server(HOST).by(impostor);

        assertThat(refused(pin(root), HOST, forged.showing(root)).reason())
                .isIn(Reason.PIN_MISMATCH, Reason.BROKEN_CHAIN);
        assertThat(refused(pin(root), HOST, forged.showing(impostor, root)).reason())
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
    void anExpiredTwinOfThePinnedCertificateDoesNoHarm() {
        Issued oldRoot = TestCertificates.authority("root")
                .withKeys(root.keys())
                .validUntil(yesterday)
                .byItself();
        assertThatCode(() -> connect(pin(root), HOST, server.showing(intermediate, oldRoot, root)))
                .doesNotThrowAnyException();

        Issued oldServer = TestCertificates.server(HOST)
                .withKeys(server.keys())
                .validUntil(yesterday)
                .by(intermediate);
        assertThatCode(() -> connect(pin(server), HOST, server.showing(oldServer)))
                .doesNotThrowAnyException();
    }

    @Test
    void anExpiredServerUnderAPinnedAuthorityIsRefused() {
        Issued expired = TestCertificates.server(HOST).validUntil(yesterday).by(root);

        assertThat(refused(pin(root), HOST, expired.material()).reason()).isEqualTo(Reason.EXPIRED);
    }
}
