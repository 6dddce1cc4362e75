package io.shareterm.agent.pty;

import io.shareterm.agent.session.TerminalSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to start in a pty.
 *
 * @param program the executable file (see {@link CommandLookup})
 * @param arguments without the program itself
 * @param environment the whole environment of the program
 */
public record PtySpec(
        Path program, List<String> arguments, Map<String, String> environment, Path workingFolder, TerminalSize size) {
    public PtySpec {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }
}
