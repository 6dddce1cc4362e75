package io.shareterm.config.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {
    @TempDir
    private Path home;

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void theFoldersFollowXdg() {
        Map<String, String> plain = Map.of("HOME", "/home/ada");
        assertThat(XdgFolders.config(plain)).isEqualTo(Path.of("/home/ada/.config/shareterm"));
        assertThat(XdgFolders.state(plain)).isEqualTo(Path.of("/home/ada/.local/state/shareterm"));
        assertThat(XdgFolders.runtime(Map.of("TMPDIR", "/tmp")))
                .isEqualTo(Path.of("/tmp/shareterm-" + CurrentUser.uid()));

        Map<String, String> set =
                Map.of("XDG_CONFIG_HOME", "/c", "XDG_STATE_HOME", "/s", "XDG_RUNTIME_DIR", "/r", "HOME", "/h");
        assertThat(XdgFolders.config(set)).isEqualTo(Path.of("/c/shareterm"));
        assertThat(XdgFolders.state(set)).isEqualTo(Path.of("/s/shareterm"));
        assertThat(XdgFolders.runtime(set)).isEqualTo(Path.of("/r/shareterm"));

        assertThat(XdgFolders.state(Map.of("XDG_STATE_HOME", "relative", "HOME", "/h")))
                .isEqualTo(Path.of("/h/.local/state/shareterm"));
        assertThat(XdgFolders.state(Map.of("XDG_STATE_HOME", "", "HOME", "/h")))
                .isEqualTo(Path.of("/h/.local/state/shareterm"));
    }

    @Test
    void aMissingFolderIsMadeForItsOwnerAlone() throws IOException {
        PrivateFolder folder = PrivateFolder.state(Map.of("HOME", home.toString()));

        assertThat(folder.path()).isEqualTo(home.resolve(".local/state/shareterm"));
        assertThat(mode(folder.path())).isEqualTo("rwx------");
        assertThat(PrivateFolder.state(Map.of("HOME", home.toString()))).isEqualTo(folder);
    }

    @Test
    void aFolderThatOthersCanEnterIsClosed() throws IOException {
        Path path = Files.createDirectory(home.resolve("shareterm"));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));

        PrivateFolder folder = PrivateFolder.runtime(Map.of("XDG_RUNTIME_DIR", home.toString()));

        assertThat(mode(folder.path())).isEqualTo("rwx------");
    }

    @Test
    void aFolderOfSomebodyElseIsRefused() {
        PrivateFolder folder = PrivateFolder.state(Map.of("HOME", home.toString()));
        long somebodyElse = CurrentUser.uid() + 1;

        assertThatThrownBy(() -> PrivateFolder.open(folder.path(), somebodyElse, "VARIABLE"))
                .isInstanceOf(FolderRefused.class)
                .hasMessageContaining("belongs to user " + CurrentUser.uid() + ", not to user " + somebodyElse);
    }

    @Test
    void aLinkInPlaceOfTheFolderIsRefused() throws IOException {
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Files.createSymbolicLink(home.resolve("shareterm"), elsewhere);

        assertThatThrownBy(() -> PrivateFolder.runtime(Map.of("XDG_RUNTIME_DIR", home.toString())))
                .isInstanceOf(FolderRefused.class)
                .hasMessageContaining("is not a folder");
    }

    @Test
    void aFileInTheWayIsRefused() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");

        assertThatThrownBy(() -> PrivateFolder.state(Map.of("XDG_STATE_HOME", file.toString())))
                .isInstanceOf(FolderRefused.class)
                .hasMessageContaining("cannot make the folder " + file.resolve("shareterm"))
                .hasMessageContaining("another place by XDG_STATE_HOME");
    }

    @Test
    void aFileIsReplacedAsAWholeAndForItsOwnerAlone() throws IOException {
        Path file = home.resolve("links.json");
        PrivateFile.replace(file, "one");
        PrivateFile.replace(file, "zwei \u00fc");

        assertThat(Files.readString(file)).isEqualTo("zwei \u00fc");
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(PrivateFile.isReadByOthers(file)).isFalse();
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void afterAFailureNothingIsLeft() throws IOException {
        Path occupied = Files.createDirectory(home.resolve("occupied"));
        Files.writeString(occupied.resolve("inside"), "");

        assertThatThrownBy(() -> PrivateFile.replace(occupied, "text"))
                .isInstanceOf(FolderRefused.class)
                .hasMessageContaining("cannot write " + occupied);
        assertThatThrownBy(() -> PrivateFile.replace(home.resolve("no/such/file"), "text"))
                .isInstanceOf(FolderRefused.class);
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).containsExactly(occupied);
        }
    }

    @Test
    void aLinkOrADeviceIsNeverReplacedByAFile() throws IOException {
        Path target = Files.writeString(home.resolve("target"), "kept");
        Path link = Files.createSymbolicLink(home.resolve("stdout"), target);
        Path dangling = Files.createSymbolicLink(home.resolve("dangling"), home.resolve("nothing"));

        for (Path taken : List.of(link, dangling, home)) {
            assertThatThrownBy(() -> PrivateFile.replace(taken, "text"))
                    .isInstanceOf(FolderRefused.class)
                    .hasMessage(
                            "cannot write %s: it is a folder, a link or a device; choose the name of a file", taken);
        }

        assertThat(link).isSymbolicLink().hasContent("kept");
        assertThat(dangling).isSymbolicLink();
    }
}
