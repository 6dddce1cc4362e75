package io.shareterm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A broker that can't prove who it is gets neither a session nor a viewer, unless the person insists. */
class WrongCertificateIT {
    private static final Sandbox SANDBOX = Sandbox.create();
    private static final int UNREACHABLE = 4;

    @AfterAll
    static void end() {
        SANDBOX.close();
    }

    @Test
    void anExpiredCertificateIsNotAccepted() {
        var certificates = Certificates.expired();
        var trusted = SANDBOX.write("expired.pem", certificates.authorityPem());
        try (var broker = HostileBroker.start(certificates)) {
            assertRefused("expired", share(broker, "-c", trusted.toString()));
        }
    }

    @Test
    void aCertificateForAnotherHostIsNotAccepted() {
        var certificates = Certificates.elsewhere();
        var trusted = SANDBOX.write("elsewhere.pem", certificates.authorityPem());
        try (var broker = HostileBroker.start(certificates)) {
            assertRefused("127.0.0.1", share(broker, "-c", trusted.toString()));
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotAccepted() {
        try (var broker = HostileBroker.start()) {
            assertRefused("--pin", share(broker));
        }
    }

    @Test
    void anotherBrokersFingerprintIsNotAccepted() {
        var other = Certificates.valid().fingerprint();
        try (var broker = HostileBroker.start()) {
            assertRefused("fingerprint", share(broker, "--pin", other));

            var link = "https://%s/s/abcdefghijklmnopqrst#AAAAAAAAAAAAAAAAAAAAAA.%s".formatted(broker.address(), other);
            assertRefused("fingerprint", start("join", "--pipe", link));
        }
    }

    @Test
    void acceptedAreOnesOwnAuthorityAndWhateverIsThereForWhoInsists() {
        var certificates = Certificates.valid();
        var trusted = SANDBOX.write("valid.pem", certificates.authorityPem());
        try (var broker = HostileBroker.start(certificates)) {
            assertThat(share(broker, "-c", trusted.toString()).awaitExit().code())
                    .isEqualTo(7);
        }
        try (var broker = HostileBroker.start(Certificates.expired())) {
            var insisting = share(broker, "-v");

            assertThat(insisting.awaitExit().code()).as("%s", insisting).isEqualTo(7);
            assertThat(insisting.err().text()).containsIgnoringCase("not verified");
        }
    }

    private static RunningProcess share(HostileBroker broker, String... trust) {
        var words = new ArrayList<>(List.of("share", "--headless", "--broker", broker.address()));
        words.addAll(List.of(trust));
        words.addAll(List.of("--", "sh", "-c", "exit 7"));
        return start(words.toArray(String[]::new));
    }

    private static RunningProcess start(String... words) {
        return SANDBOX.start(words[0], Programs.shareterm(words));
    }

    private static void assertRefused(String told, RunningProcess process) {
        assertThat(process.awaitExit().code()).as("%s", process).isEqualTo(UNREACHABLE);
        assertThat(process.err().text()).contains(told).doesNotContain("\tat ");
        assertThat(process.out().text()).as("no link was given out").isEmpty();
    }
}
