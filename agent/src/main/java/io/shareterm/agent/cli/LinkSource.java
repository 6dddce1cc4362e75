package io.shareterm.agent.cli;

import io.shareterm.protocol.link.ShareLink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where the link comes from: the command line, standard input, the environment, or the person who is asked for it. */
final class LinkSource {
    private static final String STDIN = "-";
    private static final String VARIABLE = "SHARETERM_LINK";
    /** No link is nearly as long; keeps a wrong file from being read whole. */
    private static final int MAX_LINE_BYTES = 4096;

    private final Surroundings surroundings;

    LinkSource(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The link, from the argument if there is one. */
    ShareLink find(Optional<String> argument) throws IOException {
        String text = text(argument);
        try {
            return ShareLink.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new CommandFailure(ExitCode.USAGE, malformed.getMessage(), malformed);
        }
    }

    private String text(Optional<String> argument) throws IOException {
        if (argument.isPresent()) {
            return argument.get().equals(STDIN) ? firstLine() : argument.get();
        }
        String fromEnvironment = surroundings.environment().getOrDefault(VARIABLE, "");
        if (!fromEnvironment.isEmpty()) {
            return fromEnvironment;
        }
        if (!surroundings.hasTerminal()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "which link? give it as LINK, in " + VARIABLE + ", or on standard input with -");
        }
        surroundings.err().print("Link: ");
        surroundings.err().flush();
        return firstLine();
    }

    /** Takes the first line and not a byte more: what follows is typed into the session. */
    private String firstLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = surroundings.in().read();
                octet >= 0 && octet != '\n';
                octet = surroundings.in().read()) {
            if (line.size() == MAX_LINE_BYTES) {
                throw new CommandFailure(ExitCode.USAGE, "the first line of standard input is no link: it is too long");
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
