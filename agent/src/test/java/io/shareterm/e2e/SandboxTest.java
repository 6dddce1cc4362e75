package io.shareterm.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The harness itself: what it is there to notice, it notices. */
class SandboxTest {
    private final Sandbox sandbox = Sandbox.create();

    @Test
    void anOrphanOfAProcessIsSeen() {
        sandbox.start("parent", List.of("sh", "-c", "setsid sleep 1000 >/dev/null 2>&1 & echo started"))
                .awaitOut("started")
                .awaitExit();

        assertThat(sandbox.running("sleep")).hasSize(1);
        sandbox.running("sleep").forEach(ProcessHandle::destroyForcibly);
        sandbox.close();
    }

    @Test
    void aFileLeftInTheTemporaryFolderIsSeen() throws IOException {
        Files.writeString(sandbox.temp().resolve("forgotten"), "");

        assertThatThrownBy(sandbox::close).isInstanceOf(AssertionError.class).hasMessageContaining("forgotten");
    }

    @Test
    void aTerminalIsDrivenAndSeen() {
        try (var tmux = Tmux.start(sandbox, 90, 25)) {
            tmux.line("stty size");
            tmux.awaitScreen("25 90");
            tmux.resize(70, 20);
            tmux.line("stty size");
            tmux.awaitScreen("20 70");
        }
        sandbox.close();
    }
}
