package io.shareterm.agent.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherArchiveIT {
    @TempDir
    Path folder;

    private LauncherTree tree;

    @BeforeEach
    void layOut() throws Exception {
        tree = new LauncherTree(folder);
        tree.run();
        tree.unset("SHARETERM_NO_ARCHIVE");
    }

    @Test
    void twoStartsAtOnceMakeOneArchiveThatTheNextStartUses() throws Exception {
        var first = tree.start("--version");
        var second = tree.start("--version");
        assertThat(first.ended().out()).doesNotContain("SharedArchiveFile");
        assertThat(second.ended().err()).isEmpty();
        await().until(() -> !archives(".jsa").isEmpty());

        assertThat(tree.run().out())
                .contains("<-XX:SharedArchiveFile=" + archives(".jsa").get(0) + ">");
        assertThat(tree.count("dump")).isEqualTo(1);
    }

    @Test
    void theTrainingLeavesTheArchiveOnly() throws Exception {
        tree.run();
        await().until(() -> archives(".jsa").size() == 1);
        trainingEnds();

        assertThat(archives(""))
                .extracting(path -> path.getFileName().toString())
                .allMatch(name -> name.equals("lib") || name.equals("archive.lock") || name.endsWith(".jsa"));
    }

    @Test
    void aTrainingThatFailedIsTriedAgainButNotAtOnce() throws Exception {
        tree.with("FAKE_DUMP_FAILS", 1).run();
        await().until(() -> tree.count("dump") == 1);
        trainingEnds();

        assertThat(tree.run().out()).doesNotContain("SharedArchiveFile");
        assertThat(tree.count("dump")).isEqualTo(1);

        var anHourAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        Files.setLastModifiedTime(archives(".failed").get(0), anHourAgo);
        tree.unset("FAKE_DUMP_FAILS").run();
        await().until(() -> archives(".jsa").size() == 1);
    }

    @Test
    void anotherJavaGetsAnArchiveOfItsOwn() throws Exception {
        tree.run();
        await().until(() -> archives(".jsa").size() == 1);
        tree.installJava(tree.home().resolve("other/bin"), "25.0.3");
        tree.with("JAVA_HOME", tree.home().resolve("other")).run();

        await().until(() -> archives(".jsa").size() == 2);
    }

    /** Also after each test: the training removes its folder, which nobody else may be removing meanwhile. */
    @AfterEach
    void trainingEnds() {
        await().until(() -> archives("").stream()
                .noneMatch(path -> path.getFileName().toString().startsWith("training")));
    }

    private List<Path> archives(String end) throws IOException {
        try (var each = Files.list(tree.builds().get(0))) {
            return each.filter(path -> path.toString().endsWith(end)).toList();
        }
    }
}
