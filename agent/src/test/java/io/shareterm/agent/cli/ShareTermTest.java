package io.shareterm.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShareTermTest {
    private static final String LINK = "https://127.0.0.1:1/s/aaaaaaaaaaaaaaaaaaaa#AAAAAAAAAAAAAAAAAAAAAA";

    @TempDir
    private Path home;

    private CommandLineFixture line;

    @BeforeEach
    void fresh() {
        line = new CommandLineFixture(home);
    }

    static Stream<Arguments> wrongCommandLines() {
        return Stream.of(
                wrong("there is no command 'shar'", "shar"),
                wrong("Unknown option: '--broken'", "--broken"),
                wrong("Possible solutions: --title", "share", "--titel", "x"),
                wrong("Try: shareterm share --help", "share", "--nosuch"),
                wrong("write: shareterm share --broker host.example:7373", "share", "host.example", "7373"),
                wrong("a command to share goes after --: shareterm share -- vim", "share", "vim"),
                wrong("a command to share goes after --", "share", "a", "b", "c"),
                wrong("there is no command after --", "share", "--"),
                wrong("'9x' is no size", "share", "--size", "9x", "--", "true"),
                wrong("mutually exclusive", "share", "-c", "ca.pem", "-v", "--broker", "h:1"),
                wrong("mutually exclusive", "share", "--pin", "x", "-v", "--broker", "h:1"),
                wrong("are for a broker that you name", "share", "-v", "--", "true"),
                wrong(
                        "--listen is for the broker that share starts itself",
                        "share",
                        "--broker",
                        "h:1",
                        "--listen",
                        "h:2"),
                wrong("write 127.0.0.1:PORT", "share", "--broker", "127.0.0.1", "--", "true"),
                wrong("put the IPv6 address in brackets", "share", "--broker", "::1:7373", "--", "true"),
                wrong("--listen: ", "share", "--listen", "nowhere", "--", "true"),
                wrong("part of it is missing", "share", "--broker", "h:1", "--pin", "abc", "--", "true"),
                wrong("ca.pem", "share", "--broker", "127.0.0.1:1", "-c", "/nowhere/ca.pem", "--", "true"),
                wrong("join takes no command after --", "join", "--pipe", LINK, "--", "ls"),
                wrong("add --pipe", "join", LINK),
                wrong("which link?", "join", "--pipe"),
                wrong("part of the link is missing", "join", "--pipe", LINK.substring(0, 40)),
                wrong("part of the link is missing", "join", "--pipe", LINK.substring(0, LINK.length() - 1)),
                wrong("not a shareterm link", "join", "--pipe", "http://example.org"),
                wrong("control characters", "join", "--pipe", "--name", "a\u0007b", LINK),
                wrong("Unmatched argument", "join", "--pipe", LINK, "more"));
    }

    @ParameterizedTest
    @MethodSource("wrongCommandLines")
    void saysWhatIsWrongAndEndsWithTwo(String sentence, List<String> args) {
        assertThat(line.run(args.toArray(String[]::new))).isEqualTo(2);
        assertThat(line.err()).contains(sentence);
        assertThat(line.out()).isEmpty();
    }

    @Test
    void withoutACommandSaysWhichThereAre() {
        assertThat(line.run()).isEqualTo(2);
        assertThat(line.err()).contains("share", "join", "broker", "completion");
    }

    @Test
    void helpAndVersionGoToStandardOutput() {
        assertThat(line.run("--help")).isZero();
        assertThat(line.run("share", "--help")).isZero();
        assertThat(line.run("join", "--help")).isZero();
        assertThat(line.run("--version")).isZero();
        assertThat(line.out())
                .contains("Exit codes", "--links-file", "--pipe")
                .containsPattern("shareterm \\d+\\.\\d+");
        assertThat(line.err()).isEmpty();
    }

    @Test
    void helpHasNoColourWhereNoneIsWanted() {
        assertThat(line.with("NO_COLOR", "1").run("share", "--help")).isZero();
        assertThat(line.out()).doesNotContain("\u001b");
    }

    @Test
    void printsItsCompletion() {
        assertThat(line.run("completion")).isZero();
        assertThat(line.out()).contains("complete", "--links-file");
    }

    @Test
    void aCommandThatIsNotThereIsMissingOnThisMachine() {
        assertThat(line.run("share", "--headless", "--broker", "127.0.0.1:1", "--", "nosuchcommand"))
                .isEqualTo(6);
        assertThat(line.err()).contains("command not found: nosuchcommand");
    }

    @Test
    void aBrokerThatIsNotThereIsNotReachable() throws IOException {
        String address = "127.0.0.1:" + closedPort();
        assertThat(line.run("share", "--headless", "--broker", address, "--", "true"))
                .isEqualTo(4);
        assertThat(line.err()).contains("nobody answers at " + address);
        assertThat(line.out()).isEmpty();
    }

    @Test
    void joinSaysThatNobodyAnswersToo() throws IOException {
        String address = "127.0.0.1:" + closedPort();
        assertThat(line.run("join", "--pipe", LINK.replace("127.0.0.1:1", address)))
                .isEqualTo(4);
        assertThat(line.err()).contains("nobody answers at " + address);
    }

    @Test
    void takesTheBrokersFromTheEnvironmentAndTheSettingsFile() throws IOException {
        String address = "127.0.0.1:" + closedPort();
        assertThat(line.with("SHARETERM_BROKER", address).run("share", "--headless", "--", "true"))
                .isEqualTo(4);
        assertThat(line.err()).contains(address);
        CommandLineFixture other = new CommandLineFixture(home);
        Path file = home.resolve(".config/shareterm/agent.conf");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "broker.addresses = [\"" + address + "\"]");
        assertThat(other.run("share", "--headless", "--", "true")).isEqualTo(4);
        assertThat(other.err()).contains(address);
    }

    @Test
    void refusesABadKeyInTheSettingsFileByName() throws IOException {
        Path file = home.resolve(".config/shareterm/agent.conf");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "output.rign = 8 MiB");
        assertThat(line.run("share", "--headless", "--", "true")).isEqualTo(2);
        assertThat(line.err()).contains("output.rign").contains("output.ring");
    }

    @Test
    void withoutATerminalSharesHeadlessAndSaysSo() throws IOException {
        line.run("share", "--broker", "127.0.0.1:" + closedPort(), "--", "true");
        assertThat(line.err()).contains("no terminal here: sharing without a local user");
    }

    @Test
    void warnsThatNothingIsVerified() throws IOException {
        line.run("share", "--headless", "-v", "--broker", "127.0.0.1:" + closedPort(), "--", "true");
        assertThat(line.err()).contains("warning: the broker's certificate is not verified");
    }

    @Test
    void atATerminalJoinNamesTheFlagThatItNeeds() {
        assertThat(line.withTerminal().run("join", LINK)).isEqualTo(2);
        assertThat(line.err()).contains("shareterm join --pipe LINK");
    }

    private static Arguments wrong(String sentence, String... args) {
        return Arguments.of(sentence, List.of(args));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
