package io.shareterm.agent.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.util.ByteString;
import io.shareterm.agent.session.TerminalSize;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real pty and a real shell. */
class PtyProgramTest {
    @TempDir
    private static Path folder;

    private final StringBuilder output = new StringBuilder();
    private volatile OptionalInt exitCode = OptionalInt.empty();
    private PtyProgram program;

    @BeforeAll
    static void unpack() throws IOException {
        PtyNative.prepare(folder.resolve("native"));
    }

    @AfterEach
    void end() throws InterruptedException {
        program.hangUp();
        program.awaitEnd(Duration.ofSeconds(5));
    }

    @Test
    void givesAllTheOutputAndThenTheExitCode() throws IOException {
        run("seq 1 20000; exit 7");
        awaitExit(7);
        assertThat(output.toString().lines()).hasSize(20000).endsWith("20000");
    }

    @Test
    void aProgramThatASignalEndedHasTheCodeOfAShell() throws IOException {
        run("kill -KILL $$");
        awaitExit(137);
    }

    @Test
    void isALeaderOfItsOwnSessionInATerminalOfThatSize() throws IOException {
        run("test -t 0 && test -t 1 && stty size; echo \"$GREETING\"");
        awaitExit(0);
        assertThat(output).contains("30 100").contains("hello");
    }

    @Test
    void leavesTheProgramNoOpenFileButItsTerminal() throws IOException {
        run("ls /proc/self/fd | wc -l");
        awaitExit(0);
        // 0, 1, 2 and the folder that ls reads.
        assertThat(output.toString().strip()).isEqualTo("4");
    }

    @Test
    void typesIntoTheProgram() throws IOException {
        run("read a; echo \"got $a\"");
        program.type(ByteString.fromString("x y\n"), () -> {});
        awaitExit(0);
        assertThat(output).contains("got x y");
    }

    @Test
    void tellsTheProgramItsNewSize() throws IOException {
        run("trap 'stty size; exit 0' WINCH; echo ready; while :; do sleep 0.05; done");
        awaitOutput("ready");
        program.resize(new TerminalSize(90, 20));
        awaitExit(0);
        assertThat(output).contains("20 90");
    }

    @Test
    void aProgramThatDoesNotReadBlocksNobody() throws IOException {
        run("stty raw -echo; echo ready; sleep 30");
        awaitOutput("ready");
        ByteString key = ByteString.fromArray(new byte[4096]);
        for (int i = 0; i < 200; i++) {
            program.type(key, () -> {});
        }
        // The terminal itself takes a few thousand bytes before it is full.
        await().until(() -> !program.type(key, () -> {}));
    }

    @Test
    void hangsUpAndKillsWhoeverDoesNotCare() throws IOException {
        run("trap '' HUP; echo ready; while :; do sleep 0.05; done");
        awaitOutput("ready");
        program.hangUp();
        awaitExit(137);
    }

    @Test
    void resizingAfterTheEndDoesNoHarm() throws IOException {
        run("exit 0");
        awaitExit(0);
        program.resize(new TerminalSize(90, 20));
    }

    @Test
    void showsEverythingLocallyAndGoesOnWhenThatScreenIsGone() throws IOException {
        OutputStream closing = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("closed");
            }
        };
        start("echo one; echo two", closing);
        awaitExit(0);
        assertThat(output.toString()).isEqualTo("one\r\ntwo\r\n");
    }

    private void run(String script) throws IOException {
        start(script, OutputStream.nullOutputStream());
    }

    private void start(String script, OutputStream screen) throws IOException {
        program = PtyProgram.start(
                new PtySpec(
                        Path.of("/bin/sh"),
                        List.of("-c", script),
                        Map.of("PATH", "/usr/bin:/bin", "GREETING", "hello"),
                        folder,
                        new TerminalSize(100, 30)),
                screen,
                new Coalescing(Duration.ofMillis(4), 16 * 1024));
        program.begin(new PtyListener() {
            @Override
            public void outputReady() {
                take();
            }

            @Override
            public void ended(int code) {
                take();
                exitCode = OptionalInt.of(code);
            }
        });
    }

    private void take() {
        synchronized (output) {
            output.append(program.takeOutput().decodeString(StandardCharsets.UTF_8));
        }
    }

    private void awaitOutput(String text) {
        await().untilAsserted(() -> {
            synchronized (output) {
                assertThat(output).contains(text);
            }
        });
    }

    private void awaitExit(int code) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(exitCode).hasValue(code));
    }
}
