package io.shareterm.config.state;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a person's files belong, by the XDG Base Directory Specification 0.8. A variable that is empty or holds a
 * relative path counts as not set, as the specification wants it.
 */
public final class XdgFolders {
    private static final String NAME = "shareterm";

    private XdgFolders() {}

    /** {@code $XDG_CONFIG_HOME/shareterm}, else {@code ~/.config/shareterm}. */
    public static Path config(Map<String, String> environment) {
        return absolute(environment, "XDG_CONFIG_HOME")
                .orElseGet(() -> home(environment).resolve(".config"))
                .resolve(NAME);
    }

    /** {@code $XDG_STATE_HOME/shareterm}, else {@code ~/.local/state/shareterm}. */
    public static Path state(Map<String, String> environment) {
        return absolute(environment, "XDG_STATE_HOME")
                .orElseGet(() -> home(environment).resolve(".local").resolve("state"))
                .resolve(NAME);
    }

    /** {@code $XDG_RUNTIME_DIR/shareterm}, else {@code shareterm-UID} in the folder for temporary files. */
    public static Path runtime(Map<String, String> environment) {
        return absolute(environment, "XDG_RUNTIME_DIR")
                .map(folder -> folder.resolve(NAME))
                .orElseGet(() -> temporary(environment).resolve(NAME + "-" + CurrentUser.uid()));
    }

    private static Path temporary(Map<String, String> environment) {
        return absolute(environment, "TMPDIR").orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
    }

    private static Path home(Map<String, String> environment) {
        return absolute(environment, "HOME").orElseGet(() -> Path.of(System.getProperty("user.home")));
    }

    private static Optional<Path> absolute(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).map(Path::of).filter(Path::isAbsolute);
    }
}
