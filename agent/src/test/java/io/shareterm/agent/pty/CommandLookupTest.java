package io.shareterm.agent.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLookupTest {
    @TempDir
    private Path folder;

    @Test
    void findsTheFirstExecutableInThePath() throws Exception {
        file("a/tool", "rw-r--r--");
        Path executable = file("b/tool", "rwxr-xr-x");
        file("c/tool", "rwxr-xr-x");
        assertThat(lookup("a:b:c").find("tool")).isEqualTo(executable);
    }

    @Test
    void takesAPathAsItIs() throws Exception {
        Path executable = file("a/tool", "rwxr-xr-x");
        assertThat(lookup("").find("a/tool")).isEqualTo(executable);
        assertThat(lookup("").find(executable.toString())).isEqualTo(executable);
    }

    @Test
    void anEmptyPartOfThePathIsTheWorkingFolder() throws Exception {
        Path executable = file("tool", "rwxr-xr-x");
        assertThat(lookup("nowhere:").find("tool")).isEqualTo(executable);
    }

    @Test
    void saysThatACommandIsNotThere() {
        assertThatThrownBy(() -> lookup("a").find("nosuch"))
                .isInstanceOf(CommandNotFoundException.class)
                .hasMessage("command not found: nosuch (in no folder of PATH): install it, or give its path");
        assertThatThrownBy(() -> lookup("a").find("./nosuch")).hasMessage("no such file: ./nosuch: check the path");
    }

    @Test
    void saysWhatElseIsWrong() throws Exception {
        Path plain = file("a/tool", "rw-r--r--");
        assertThatThrownBy(() -> lookup("a").find("tool")).hasMessageStartingWith("not executable: " + plain);
        assertThatThrownBy(() -> lookup("a").find("./a")).hasMessage("this is a folder, not a command: ./a");
        assertThatThrownBy(() -> lookup("a").find("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> lookup("a").find("no\0such")).isInstanceOf(CommandNotFoundException.class);
    }

    private CommandLookup lookup(String path) {
        StringBuilder absolute = new StringBuilder();
        for (String part : path.split(":", -1)) {
            absolute.append(absolute.isEmpty() ? "" : ":").append(part.isEmpty() ? "" : folder.resolve(part));
        }
        return new CommandLookup(absolute.toString(), folder);
    }

    private Path file(String name, String permissions) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
