package io.shareterm.agent.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherFailureIT {
    private static final int SOMETHING_MISSING = 6;

    @TempDir
    Path folder;

    private LauncherTree tree;

    @BeforeEach
    void layOut() throws IOException {
        tree = new LauncherTree(folder);
    }

    @Test
    void withoutJavaItNamesThePackage() throws Exception {
        var ended = tree.without("java").run("share");

        assertThat(ended.code()).isEqualTo(SOMETHING_MISSING);
        assertThat(ended.err()).contains("Java 17 or newer", "apt-get install openjdk-17-jdk-headless maven");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void aJavaWithoutCompilerRunsWhatIsBuiltButBuildsNothing() throws Exception {
        tree.run();
        tree.without("javac");
        assertThat(tree.run().code()).isZero();

        tree.source("agent", "A.java", "class A { int changed; }");
        var ended = tree.run();

        assertThat(ended.code()).isEqualTo(SOMETHING_MISSING);
        assertThat(ended.err()).contains("with its compiler", "openjdk-17-jdk-headless");
    }

    @Test
    void withoutMavenItNamesThePackage() throws Exception {
        var ended = tree.without("mvn").run("share");

        assertThat(ended.code()).isEqualTo(SOMETHING_MISSING);
        assertThat(ended.err()).contains("needs Maven", "apt-get install maven");
    }

    @Test
    void forbiddenToBuildItSaysThatNothingIsBuilt() throws Exception {
        var ended = tree.with("SHARETERM_NO_BUILD", 1).run("--version");

        assertThat(ended.code()).isEqualTo(SOMETHING_MISSING);
        assertThat(ended.err()).contains("nothing is built yet");
        assertThat(ended.out()).isEmpty();
        assertThat(tree.count("mvn")).isZero();
    }

    @Test
    void forbiddenToBuildItRunsTheNewestBuildAndSaysThatItIsOld() throws Exception {
        tree.run();
        tree.source("agent", "A.java", "class A { int changed; }");

        var ended = tree.with("SHARETERM_NO_BUILD", 1).run("--version");

        assertThat(ended.code()).isZero();
        assertThat(ended.err()).contains("an older build than the sources");
        assertThat(tree.count("mvn")).isEqualTo(1);
    }

    @Test
    void aNamedBuildIsRunWhateverTheSourcesSay() throws Exception {
        var lib = Files.createDirectories(tree.home().resolve("my dist/lib"));
        Files.createFile(lib.resolve("some.jar"));

        var ended = tree.with("SHARETERM_DIST", lib.getParent()).run();

        assertThat(ended.out()).contains("<" + lib.resolve("some.jar") + ">");
        assertThat(tree.count("mvn")).isZero();
        assertThat(tree.with("SHARETERM_DIST", "nowhere").run().code()).isEqualTo(SOMETHING_MISSING);
    }

    @Test
    void aFailedBuildShowsWhyAndRunsNothing() throws Exception {
        var ended = tree.with("FAKE_MVN_ERROR", "A.java:[1,1] ';' expected").run("share");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("';' expected", "the build failed", "build.log");
        assertThat(ended.out()).isEmpty();
        assertThat(tree.builds()).isEmpty();
    }

    @Test
    void offlineTheRealMavensMissingArtifactIsNamed() throws Exception {
        var maven = Files.createDirectories(folder.resolve("user/.m2"));
        Files.writeString(maven.resolve("settings.xml"), "<settings><offline>true</offline></settings>");

        var ended = tree.withRealTools()
                .with("MAVEN_OPTS", "-Duser.home=" + maven.getParent())
                .run("share");

        assertThat(ended.code()).isEqualTo(SOMETHING_MISSING);
        assertThat(ended.err()).containsPattern("the build needs [a-z.]+:[a-z0-9-]+:pom:[0-9.]+, which is not on this");
    }
}
