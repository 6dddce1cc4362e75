package io.shareterm.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Somebody who takes part through {@code shareterm join --pipe}.
 *
 * @param process the process; what it writes is the session's output, what it is typed goes into the session
 */
record JoinProcess(RunningProcess process) implements AutoCloseable {
    /** How a pipe is told of a resize. */
    private static final Pattern RESIZE = Pattern.compile("\u001b\\[8;\\d+;\\d+t");

    static JoinProcess start(Sandbox sandbox, String link, String... flags) {
        var words = new ArrayList<>(List.of("join", link, "--pipe"));
        words.addAll(List.of(flags));
        return new JoinProcess(sandbox.start("join", Programs.shareterm(words.toArray(String[]::new))));
    }

    /** Types the text, then Enter. */
    void line(String text) {
        process.type(text + "\r");
    }

    JoinProcess awaitOut(String text) {
        process.awaitOut(text);
        return this;
    }

    /** The session's output so far, without the resizes. */
    String output() {
        return RESIZE.matcher(process.out().text()).replaceAll("");
    }

    @Override
    public void close() {
        process.close();
    }
}
