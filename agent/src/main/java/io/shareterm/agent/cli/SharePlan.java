package io.shareterm.agent.cli;

import io.shareterm.agent.session.TerminalSize;
import io.shareterm.config.agent.AgentSettings;
import io.shareterm.config.settings.HostPort;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the person wants to share, and how.
 *
 * @param listen where a broker of one's own listens; empty for a free loopback port
 * @param command empty for the person's shell
 * @param size empty for that of the window, or the default
 */
record SharePlan(
        AgentSettings settings,
        Optional<HostPort> listen,
        List<String> command,
        boolean headless,
        Optional<TerminalSize> size,
        Optional<String> title,
        LinkOutput links) {
    SharePlan {
        command = List.copyOf(command);
    }

    /**
     * How the links are given out.
     *
     * @param json on standard output as JSON
     * @param file gets them too
     */
    record LinkOutput(boolean json, Optional<Path> file) {}
}
