package io.shareterm.agent.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {
    private static final String AGENT_MAIN = "<io.shareterm.agent.cli.ShareTermMain>";

    @TempDir
    Path folder;

    private LauncherTree tree;

    @BeforeEach
    void layOut() throws IOException {
        tree = new LauncherTree(folder);
    }

    @Test
    void argumentsReachTheProgramUntouchedAndItsExitCodeComesBack() throws Exception {
        var ended = tree.with("FAKE_JAVA_EXIT", 42).run("share", "--", "a b", "", "*", "$HOME");

        assertThat(ended.code()).isEqualTo(42);
        assertThat(ended.out()).endsWith(AGENT_MAIN + "\n<share>\n<-->\n<a b>\n<>\n<*>\n<$HOME>\n");
    }

    @Test
    void theProgramTakesThePlaceOfTheScript() throws Exception {
        var started = tree.start("--version");

        assertThat(started.ended().out()).contains("<pid=" + started.process().pid() + ">");
    }

    @Test
    void brokerHasAMainClassOfItsOwn() throws Exception {
        assertThat(tree.run("broker", "--listen", "[::1]:0").out())
                .endsWith("<io.shareterm.broker.BrokerMain>\n<--listen>\n<[::1]:0>\n");
        assertThat(tree.run("share", "broker").out()).endsWith(AGENT_MAIN + "\n<share>\n<broker>\n");
        assertThat(tree.run().out()).endsWith(AGENT_MAIN + "\n");
    }

    @Test
    void aChainOfSymbolicLinksFromAnotherFolderFindsTheTree() throws Exception {
        var bin = Files.createDirectories(tree.home().resolve("my bin"));
        Files.createSymbolicLink(bin.resolve("first"), Path.of("../share term/shareterm"));
        var second = Files.createSymbolicLink(tree.home().resolve("second"), Path.of("my bin/first"));

        var ended = tree.start(second, "--version").ended();

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("<-Dshareterm.launcher=" + tree.root().resolve("shareterm") + ">")
                .contains("<-Dshareterm.dist=" + tree.builds().get(0) + ">");
    }

    @Test
    void everyJarIsOnTheClassPathInOrder() throws Exception {
        var lib = tree.run().out().lines().filter(line -> line.contains(".jar")).findFirst();

        var jars = tree.builds().get(0).resolve("lib");
        assertThat(lib).contains("<" + jars.resolve("one.jar") + ":" + jars.resolve("two.jar") + ">");
    }

    @Test
    void aBuildSpeaksOnStderrAndLeavesStdoutToTheProgram() throws Exception {
        var ended = tree.run("--version");

        assertThat(ended.out()).startsWith("<pid=").doesNotContain("building", "protocol");
        assertThat(ended.err()).contains("building shareterm (first use", "  protocol\n", "built in ");
        assertThat(tree.run("--version").err()).isEmpty();
    }

    @Test
    void onlyAChangeOfMainSourcesOrPomsBuildsAgain() throws Exception {
        tree.run();
        Files.createDirectories(tree.root().resolve("agent/src/test/java"));
        Files.writeString(tree.root().resolve("agent/src/test/java/ATest.java"), "class ATest {}");
        tree.source("load-tests", "A.java", "class A { int load; }");
        tree.run();
        assertThat(tree.count("mvn")).as("after a test changed").isEqualTo(1);

        tree.source("broker", "A.java", "class A { int changed; }");
        assertThat(tree.run().err()).contains("building shareterm (the sources changed)");
        tree.source("broker", "A.java", "class A {}");
        tree.run();
        assertThat(tree.count("mvn")).as("after a source changed, and back").isEqualTo(2);

        Files.writeString(tree.root().resolve("config/pom.xml"), "<project/>");
        tree.run();
        Files.delete(tree.root().resolve("terminal/src/main/java/A.java"));
        tree.run();
        assertThat(tree.count("mvn"))
                .as("after a pom changed and a source went")
                .isEqualTo(4);
    }

    @Test
    void twoStartedAtOnceBuildOnce() throws Exception {
        var gate = tree.home().resolve("gate");
        assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor())
                .isZero();
        tree.with("FAKE_MVN_GATE", gate);
        var first = tree.start("--version");
        await().until(() -> Files.exists(Path.of(gate + ".reached")));
        var second = tree.start("--version");
        await().until(() -> Files.readString(second.err()).contains("another shareterm is building"));
        Files.writeString(gate, "go\n");

        assertThat(first.ended().code()).isZero();
        assertThat(second.ended().code()).isZero();
        assertThat(tree.count("mvn")).isEqualTo(1);
    }

    @Test
    void anInterruptedBuildLeavesNothingAndTheNextOneWorks() throws Exception {
        var gate = tree.home().resolve("gate");
        assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor())
                .isZero();
        var first = tree.with("FAKE_MVN_GATE", gate).start("--version");
        await().until(() -> Files.exists(Path.of(gate + ".reached")));
        first.process().descendants().forEach(ProcessHandle::destroyForcibly);

        assertThat(first.ended().code()).isNotZero();
        assertThat(tree.unset("FAKE_MVN_GATE").run().code()).isZero();
        try (var left = Files.list(tree.root().resolve(".build"))) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("work-")))
                    .isEmpty();
        }
    }

    @Test
    void aBuildThatIsInUseStaysAndOlderOnesGo() throws Exception {
        var running = tree.home().resolve("running");
        var user = tree.with("FAKE_RUNNING", running).start("share");
        await().until(() -> Files.exists(running));
        var used = tree.builds().get(0);
        tree.unset("FAKE_RUNNING");
        for (int i = 0; i < 4; i++) {
            tree.source("agent", "A.java", "class A { int i = " + i + "; }");
            tree.run();
        }

        assertThat(tree.builds()).hasSize(3).contains(used);
        user.ended();
        tree.source("agent", "A.java", "class A { int last; }");
        tree.run();
        assertThat(tree.builds()).hasSize(2).doesNotContain(used);
    }

    @Test
    void aShellWithoutUtf8IsGivenOne() throws Exception {
        assertThat(tree.with("LANG", "C").run().out()).contains("<LC_CTYPE=C.UTF-8>", "<LC_ALL=>");
        assertThat(tree.with("LC_ALL", "POSIX").run().out()).contains("<LC_CTYPE=>", "<LC_ALL=C.UTF-8>");
        assertThat(tree.with("LC_ALL", "de_DE.utf8").run().out()).contains("<LC_ALL=de_DE.utf8>");
    }

    @Test
    void aTooOldJavaIsPassedOverForANewerOne() throws Exception {
        tree.installJava(tree.home().resolve("jvms/eleven/bin"), "11.0.2");
        tree.installJava(tree.home().resolve("jvms/new/bin"), "25.0.3");
        tree.with("JAVA_HOME", tree.home().resolve("jvms/eleven"))
                .with("SHARETERM_JVMS", tree.home().resolve("jvms"));
        tree.without("java");

        var ended = tree.run();

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("<--enable-native-access=ALL-UNNAMED>");
    }
}
