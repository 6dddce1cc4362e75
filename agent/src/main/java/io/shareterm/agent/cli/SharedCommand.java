package io.shareterm.agent.cli;

import io.shareterm.agent.pty.CommandLookup;
import io.shareterm.agent.pty.CommandNotFoundException;
import io.shareterm.agent.pty.PtySpec;
import io.shareterm.agent.session.TerminalSize;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The command to share and what it is started in. */
final class SharedCommand {
    private static final String DEFAULT_SHELL = "/bin/sh";
    /** What {@code execvp} searches without PATH. */
    private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";
    /** Every viewer's screen understands it. */
    private static final String DEFAULT_TERM = "xterm-256color";
    /** Would tell the program a size that is not that of its terminal. */
    private static final List<String> WRONG_INSIDE = List.of("COLUMNS", "LINES");

    private SharedCommand() {}

    /**
     * Finds the program before anything else is begun.
     *
     * @param words the command; empty for the person's shell
     */
    static PtySpec find(List<String> words, Map<String, String> environment, TerminalSize size)
            throws CommandNotFoundException {
        List<String> command = words.isEmpty() ? List.of(environment.getOrDefault("SHELL", DEFAULT_SHELL)) : words;
        Path folder = Path.of("").toAbsolutePath();
        Path program = new CommandLookup(environment.getOrDefault("PATH", DEFAULT_PATH), folder).find(command.get(0));
        return new PtySpec(program, command.subList(1, command.size()), inside(environment), folder, size);
    }

    private static Map<String, String> inside(Map<String, String> environment) {
        Map<String, String> inside = new HashMap<>(environment);
        WRONG_INSIDE.forEach(inside::remove);
        if (Set.of("", "dumb").contains(inside.getOrDefault("TERM", ""))) {
            inside.put("TERM", DEFAULT_TERM);
        }
        return inside;
    }
}
