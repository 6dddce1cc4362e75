package io.shareterm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person gets wrong on a command line is said in a sentence that helps, with its exit code, and hurts nobody. */
class BadCommandLineIT {
    private static final Sandbox SANDBOX = Sandbox.create();
    private static final int USAGE = 2;
    private static final int UNREACHABLE = 4;
    private static final int MISSING = 6;
    private static BrokerProcess broker;
    private static Bystanders bystanders;

    @BeforeAll
    static void start() {
        broker = SANDBOX.keep(BrokerProcess.start(SANDBOX));
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

    static Stream<Arguments> usage() {
        var link = "https://127.0.0.1:7373/s/abcdefghijklmnopqrst#AAAAAAAAAAAAAAAAAAAAAA";
        return Stream.of(
                words("--no-such-flag", "share", "--no-such-flag"),
                words("--no-such-flag", "join", "--no-such-flag", link),
                words("unfold", "unfold"),
                words("part of the link is missing", "join", "--pipe", link.substring(0, link.length() - 3)),
                words("part of the link is missing", "join", "--pipe", link.substring(0, link.indexOf('#'))),
                words("part of the link is missing", "join", "--pipe", "https://127.0.0.1:7373/s/abcdef"),
                words("link", "join", "--pipe", "not a link"),
                words("--", "share", "bash"),
                words("--broker broker.example.org:7373", "share", "broker.example.org", "7373"),
                words("--size", "share", "--headless", "--size", "80by24", "--", "true"),
                words("HOST:PORT", "share", "--broker", "somewhere", "--", "true"));
    }

    @ParameterizedTest
    @MethodSource("usage")
    void wrongWordsAreAnsweredWithTheWayOut(String told, List<String> words) {
        assertRefused(USAGE, told, words.toArray(String[]::new));
    }

    @Test
    void aBrokerThatIsNotThere() throws IOException {
        int free;
        try (var unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = unused.getLocalPort();
        }
        var address = "127.0.0.1:" + free;

        assertRefused(UNREACHABLE, address, "share", "--headless", "--broker", address, "--", "true");
        assertRefused(
                UNREACHABLE,
                address,
                "join",
                "--pipe",
                "https://" + address + "/s/abcdefghijklmnopqrst#AAAAAAAAAAAAAAAAAAAAAA");
    }

    @Test
    void aCommandThatDoesNotExist() {
        assertRefused(
                MISSING,
                "no-such-command",
                "share",
                "--headless",
                "--broker",
                broker.address(),
                "--pin",
                broker.fingerprint(),
                "--",
                "no-such-command");
    }

    @Test
    void aPortInUse() {
        var second = SANDBOX.start("second broker", Programs.broker("--listen", broker.address()));

        assertThat(second.awaitExit().code()).as("%s", second).isEqualTo(USAGE);
        assertThat(second.err().text()).contains("" + broker.port(), "in use");
    }

    @Test
    void aWrongKeyInTheBrokersConfiguration() {
        var file = SANDBOX.write("bad.conf", "limits.sesions.total = 3\n");

        var refused = SANDBOX.start("broker", Programs.broker("--config", file.toString()));

        assertThat(refused.awaitExit().code()).as("%s", refused).isEqualTo(USAGE);
        assertThat(refused.err().text()).contains("limits.sesions", "limits.sessions", file.toString());
    }

    @Test
    void aWrongValueInThePersonsConfiguration() {
        SANDBOX.write("bad-config/shareterm/agent.conf", "checkpoints.active = soon\n");

        var refused = SANDBOX.start(
                "share",
                Programs.shareterm("share", "--headless", "--", "true"),
                Map.of("XDG_CONFIG_HOME", SANDBOX.file("bad-config").toString()));

        assertThat(refused.awaitExit().code()).as("%s", refused).isEqualTo(USAGE);
        assertThat(refused.err().text()).contains("checkpoints.active", "soon");
    }

    private static void assertRefused(int code, String told, String... words) {
        var refused = SANDBOX.start(words[0], Programs.shareterm(words));

        assertThat(refused.awaitExit().code()).as("%s", refused).isEqualTo(code);
        assertThat(refused.err().text()).contains(told).doesNotContain("Exception", "\tat ");
        assertThat(refused.out().text()).isEmpty();
    }

    private static Arguments words(String told, String... words) {
        return Arguments.of(told, List.of(words));
    }
}
