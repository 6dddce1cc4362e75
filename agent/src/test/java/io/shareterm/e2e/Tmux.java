package io.shareterm.e2e;

import static io.shareterm.e2e.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real terminal for a local user: one tmux window with a shell, on a socket of its own. */
final class Tmux implements AutoCloseable {
    private final Sandbox sandbox;
    private final Path socket;

    private Tmux(Sandbox sandbox, Path socket) {
        this.sandbox = sandbox;
        this.socket = socket;
    }

    /** A window of this many columns and rows, with {@code sh} in it. */
    static Tmux start(Sandbox sandbox, int columns, int rows) {
        var tmux = new Tmux(sandbox, sandbox.file("tmux.sock"));
        tmux.run("-f", "/dev/null", "new-session", "-d", "-x", "" + columns, "-y", "" + rows, "sh");
        tmux.run("set-option", "-g", "window-size", "manual");
        return tmux;
    }

    /** Types the line, then Enter. */
    void line(String text) {
        keys(text);
        run("send-keys", "Enter");
    }

    /** Types the characters as they are. */
    void keys(String text) {
        run("send-keys", "-l", "--", text);
    }

    /** Presses a key by tmux's name of it, such as {@code C-c}. */
    void key(String name) {
        run("send-keys", name);
    }

    void resize(int columns, int rows) {
        run("resize-window", "-x", "" + columns, "-y", "" + rows);
    }

    /** The screen and what has scrolled off it, with wrapped lines joined. */
    String screen() {
        return run("capture-pane", "-p", "-J", "-S", "-");
    }

    /** Waits until the screen shows the text. */
    void awaitScreen(String text) {
        eventually("the screen to show: " + text)
                .untilAsserted(() -> assertThat(screen()).contains(text));
    }

    @Override
    public void close() {
        run("kill-server");
    }

    private String run(String... words) {
        var command = new ArrayList<>(List.of("tmux", "-u", "-S", socket.toString()));
        command.addAll(List.of(words));
        var tool = sandbox.start("tmux", command);
        assertThat(tool.awaitExit().code()).as("%s", tool).isZero();
        return tool.out().text();
    }
}
