package io.shareterm.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shareterm.config.broker.BrokerSettings;
import io.shareterm.config.broker.CertificateSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
    private static final String PORT = "SHARETERM_LISTEN_PORT";

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("broker.conf"), text);
    }

    private static BrokerSettings load(Path file) {
        return BrokerSettings.load(Optional.of(file), Map.of(), List.of());
    }

    private static List<String> problems(Path file) {
        SettingsException refused = catchThrowableOfType(SettingsException.class, () -> load(file));
        return refused.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void flagsWinOverTheEnvironmentThatOverTheFileThatOverTheDefaults() throws IOException {
        Optional<Path> file = Optional.of(file("listen.port = 1001"));
        Map<String, String> environment = Map.of(PORT, "1002");
        List<Flag> flags = List.of(new Flag("--listen", "listen.port", "1003"));

        assertThat(BrokerSettings.load(Optional.empty(), Map.of(), List.of())
                        .listen()
                        .port())
                .isEqualTo(7373);
        assertThat(BrokerSettings.load(file, Map.of(), List.of()).listen().port())
                .isEqualTo(1001);
        assertThat(BrokerSettings.load(file, environment, List.of()).listen().port())
                .isEqualTo(1002);
        assertThat(BrokerSettings.load(file, environment, flags).listen().port())
                .isEqualTo(1003);
    }

    @Test
    void anEmptyVariableCountsAsNotSet() {
        assertThat(BrokerSettings.load(Optional.empty(), Map.of(PORT, ""), List.of()))
                .isEqualTo(BrokerSettings.defaults());
    }

    @Test
    void aWrongVariableIsNamed() {
        assertThatThrownBy(() -> BrokerSettings.load(Optional.empty(), Map.of(PORT, "http"), List.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "environment variable SHARETERM_LISTEN_PORT: listen.port = \"http\" is no number; it must be"
                                + " a whole number from 0 to 65535 (the default is 7373)");
    }

    @Test
    void aFileMayUseVariablesAndItsOwnValues() throws IOException {
        Path file = file("tls { certificate = ${CERTS}/a.pem, key = ${tls.certificate} }");

        BrokerSettings settings = BrokerSettings.load(Optional.of(file), Map.of("CERTS", "/etc/certs"), List.of());

        assertThat(settings.certificate())
                .isEqualTo(new CertificateSource.PemFiles(Path.of("/etc/certs/a.pem"), Path.of("/etc/certs/a.pem")));
    }

    @Test
    void everyProblemIsReportedAtOnceWithItsLine() throws IOException {
        Path file = file("""
                listen { port = 70000 }
                limits.sessions.total = none
                log {
                  size = 512 KiB
                  in-flight-time = 400
                }
                """);

        assertThat(problems(file))
                .containsExactly(
                        file + ":1: listen.port = 70000 is out of range; it must be a whole number from 0 to 65535"
                                + " (the default is 7373)",
                        file + ":2: limits.sessions.total = \"none\" is no number; it must be a whole number from 1 to"
                                + " 100000 (the default is 500)",
                        file + ":5: log.in-flight-time = 400 has no unit (such as ms, s, m, h); it must be a duration"
                                + " from 50ms to 10s (the default is \"400ms\")",
                        "default: log.grant-window = \"1 MiB\" is larger than log.size, 512 KiB; it must be a size"
                                + " from 128 KiB to 256 MiB (the default is \"1 MiB\")");
    }

    @Test
    void unknownKeysAreRefusedWithTheNearestKnownOne() throws IOException {
        Path file = file("""
                port = 1
                listen.hots = a
                limit { sessions { total = 1 } }
                limits.sessions.total = 1
                wholly { different = 1 }
                """);

        assertThat(problems(file))
                .containsExactly(
                        file + ":1: port is no setting; did you mean listen.port?",
                        file + ":2: listen.hots is no setting; did you mean listen.host?",
                        file + ":3: limit is no setting; did you mean limits?",
                        file + ":5: wholly is no setting; leave it out, or look its name up in the example file");
    }

    @Test
    void aValueInPlaceOfASectionAndANullAreRefused() throws IOException {
        Path file = file("limits = 5\nlisten { port = null }\nlog.size { a = 1 }");

        assertThat(problems(file))
                .satisfiesExactly(
                        problem -> assertThat(problem).contains(":1: limits is a section of settings"),
                        problem -> assertThat(problem).contains(":2: listen.port has no value"),
                        problem -> assertThat(problem).contains(":3: log.size = {\"a\":1} is no size"));
    }

    @Test
    void aFileThatIsNotThereOrNotReadableAsHoconIsNamed() throws IOException {
        Path missing = folder.resolve("missing.conf");
        assertThat(problems(missing)).containsExactly(missing + ": there is no such file; check the path");
        assertThat(problems(folder)).containsExactly(folder + ": there is no such file; check the path");

        Path broken = file("listen {\n port = 1\n");
        assertThat(problems(broken))
                .singleElement()
                .asString()
                .startsWith(broken + ":")
                .contains("cannot be read");

        Path unresolved = file("listen.host = ${NOWHERE}");
        assertThat(problems(unresolved)).singleElement().asString().contains(":1: cannot be read", "NOWHERE");
    }

    @Test
    void relativePathsBeginAtTheFileOrAtTheCurrentFolder() throws IOException {
        Path file = file("tls { certificate = certs/a.pem, key = /etc/a.key }");
        assertThat(load(file).certificate())
                .isEqualTo(new CertificateSource.PemFiles(folder.resolve("certs/a.pem"), Path.of("/etc/a.key")));

        List<Flag> flags =
                List.of(new Flag("--cert", "tls.certificate", "a.pem"), new Flag("--key", "tls.key", "a.key"));
        assertThat(BrokerSettings.load(Optional.empty(), Map.of(), flags).certificate())
                .isEqualTo(new CertificateSource.PemFiles(Path.of("a.pem"), Path.of("a.key")));
    }

    @Test
    void aFlagForAKeyThatDoesNotExistIsOurFault() {
        assertThatThrownBy(
                        () -> BrokerSettings.load(Optional.empty(), Map.of(), List.of(new Flag("--x", "no.key", "1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no.key");
    }
}
