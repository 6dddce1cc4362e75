package io.shareterm.e2e;

import static io.shareterm.e2e.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sharing from a real terminal, a tmux window: the sharer's own screen and keys, and the terminal as it was afterwards. */
class LocalTerminalIT {
    private final Sandbox sandbox = Sandbox.create();
    private BrokerProcess broker;
    private Tmux tmux;

    @BeforeEach
    void start() {
        broker = sandbox.keep(BrokerProcess.start(sandbox));
        tmux = sandbox.keep(Tmux.start(sandbox, 100, 30));
    }

    @AfterEach
    void end() {
        sandbox.close();
    }

    @Test
    void theSharerTypesAndResizesAndLeavesTheTerminalAsItWas() {
        var links = share("sh");
        try (var viewer = JoinProcess.start(sandbox, links.observer())) {
            tmux.awaitScreen(links.observer());
            tmux.awaitScreen(links.helper());

            tmux.line("echo typed-$((40 + 2))");
            tmux.awaitScreen("typed-42");
            viewer.awaitOut("typed-42");

            tmux.line("stty size");
            tmux.awaitScreen("30 100");
            viewer.awaitOut("\u001b[8;30;100t");

            tmux.resize(120, 40);
            viewer.awaitOut("\u001b[8;40;120t");
            tmux.line("stty size");
            tmux.awaitScreen("40 120");

            tmux.line("exit 9");
            assertLeftWith(9);
            assertThat(viewer.process().awaitExit().code()).isZero();
        }
    }

    @Test
    void controlCIsTheCommandsAndNotOurs() {
        share("sh");

        // Once it says so, the command has the terminal: a shell that is still about to give it up would take the key.
        tmux.line("sh -c 'echo asleep-$((40 + 2)); exec sleep 1000'");
        tmux.awaitScreen("asleep-42");
        tmux.key("C-c");
        tmux.line("echo after-$?");
        tmux.awaitScreen("after-130");

        tmux.line("exit 0");
        assertLeftWith(0);
    }

    @Test
    void aSignalLeavesTheTerminalAsItWas() {
        share("sh");

        Sandbox.signal(sharer(), "TERM");

        assertLeftWith(143);
    }

    @Test
    void theCommandGoesOnWhenTheBrokerIsKilled() {
        share("sh");
        broker.process().signal("KILL");
        broker.process().awaitExit();

        tmux.line("echo typed-$((40 + 2))");
        tmux.awaitScreen("typed-42");

        tmux.line("exit 5");
        assertLeftWith(5);
    }

    /** Shares from the shell of the window, between two looks at the terminal's modes. */
    private ShareProcess.Links share(String command) {
        var links = sandbox.file("links.json");
        var words = Programs.shareterm(
                "share",
                "--broker",
                broker.address(),
                "--pin",
                broker.fingerprint(),
                "--links-file",
                links.toString(),
                "--",
                command);
        var script = sandbox.write(
                "share.sh", words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" ")) + "\n");
        tmux.line("stty -a > %s; sh %s; code=$?; stty -a > %s; echo left-$code"
                .formatted(sandbox.file("before"), script, sandbox.file("after")));
        eventually("the links, on " + tmux.screen()).until(() -> Files.exists(links));
        // Until the command's own prompt is there, keys are still the outer shell's.
        tmux.line("echo begun-$((40 + 2))");
        tmux.awaitScreen("begun-42");
        return ShareProcess.Links.read(links);
    }

    private void assertLeftWith(int code) {
        tmux.awaitScreen("left-" + code);
        assertThat(modes("after")).isEqualTo(modes("before"));
    }

    /** All that {@code stty -a} says after its first line, which holds the size and a number that the kernel does not use. */
    private List<String> modes(String file) {
        return Programs.read(sandbox.file(file)).lines().skip(1).toList();
    }

    private long sharer() {
        return sandbox.running("ShareTermMain").stream()
                .filter(handle -> handle.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow()
                .pid();
    }
}
