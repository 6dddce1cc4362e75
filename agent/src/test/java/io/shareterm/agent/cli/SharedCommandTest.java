package io.shareterm.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareterm.agent.pty.PtySpec;
import io.shareterm.agent.session.TerminalSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedCommandTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/bin:/bin", "SHELL", "/bin/sh", "TERM", "tmux-256color", "COLUMNS", "7", "LINES", "9");

    @Test
    void withoutACommandItIsThePersonsShell() throws Exception {
        PtySpec spec = SharedCommand.find(List.of(), ENVIRONMENT, TerminalSize.DEFAULT);
        assertThat(spec.program()).isEqualTo(Path.of("/bin/sh"));
        assertThat(spec.arguments()).isEmpty();
    }

    @Test
    void passesTheArgumentsAsTheyAre() throws Exception {
        PtySpec spec = SharedCommand.find(List.of("sh", "-c", "echo  a"), ENVIRONMENT, TerminalSize.DEFAULT);
        assertThat(spec.arguments()).containsExactly("-c", "echo  a");
    }

    @Test
    void theProgramLearnsItsSizeFromItsTerminalOnly() throws Exception {
        Map<String, String> inside =
                SharedCommand.find(List.of(), ENVIRONMENT, TerminalSize.DEFAULT).environment();
        assertThat(inside).doesNotContainKeys("COLUMNS", "LINES").containsEntry("TERM", "tmux-256color");
    }

    @Test
    void aProgramWithoutATerminalTypeGetsACommonOne() throws Exception {
        for (Map<String, String> without :
                List.of(Map.of("TERM", "dumb"), Map.of("TERM", ""), Map.<String, String>of())) {
            assertThat(SharedCommand.find(List.of("/bin/sh"), without, TerminalSize.DEFAULT)
                            .environment())
                    .containsEntry("TERM", "xterm-256color");
        }
    }
}
