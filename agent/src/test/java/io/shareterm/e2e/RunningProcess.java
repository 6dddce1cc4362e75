package io.shareterm.e2e;

import static io.shareterm.e2e.Patience.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;

/** A process that a test started: its output as it comes, its end with the time of it. Ended by its own id only. */
final class RunningProcess implements AutoCloseable {
    /**
     * @param code the exit code; 128 + the signal's number if a signal ended it
     * @param at when the operating system told of it
     */
    record Exit(int code, Instant at) {}

    private final String name;
    private final Process process;
    private final Collected out;
    private final Collected err;
    private final CompletableFuture<Exit> exit;

    private RunningProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.out = Collected.from(name + "-out", process.getInputStream());
        this.err = Collected.from(name + "-err", process.getErrorStream());
        this.exit = process.onExit().thenApply(ended -> new Exit(ended.exitValue(), Instant.now()));
    }

    static RunningProcess start(String name, ProcessBuilder builder) {
        try {
            return new RunningProcess(name, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Collected out() {
        return out;
    }

    Collected err() {
        return err;
    }

    /** Writes to its stdin, at once. */
    void type(String text) {
        try {
            process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " takes no input", e);
        }
    }

    void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** Sends a signal by its name, such as {@code TERM}. */
    void signal(String signal) {
        Sandbox.signal(process.pid(), signal);
    }

    RunningProcess awaitOut(String text) {
        awaiting("\"" + text + "\"", () -> out.text().contains(text));
        return this;
    }

    RunningProcess awaitErr(String text) {
        awaiting("\"" + text + "\" on stderr", () -> err.text().contains(text));
        return this;
    }

    /** Waits for the condition, in vain once the process has ended and all that it wrote is here. */
    void awaiting(String what, BooleanSupplier condition) {
        try {
            eventually(what).until(() -> condition.getAsBoolean() || hasEnded());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("waited in vain for " + what + " of " + this, e);
        }
        if (!condition.getAsBoolean()) {
            throw new AssertionError("ended without " + what + ": " + this);
        }
    }

    /** Waits for its end; all output is there afterwards. */
    Exit awaitExit() {
        try {
            var ended = exit.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
            out.awaitEnd();
            err.awaitEnd();
            return ended;
        } catch (TimeoutException e) {
            throw new AssertionError("still running: " + this, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks it to end, and waits for that; nothing if it has ended. */
    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
        }
        awaitExit();
    }

    @Override
    public String toString() {
        return "%s (pid %d, %s)%n-- out:%n%s%n-- err:%n%s"
                .formatted(
                        name,
                        process.pid(),
                        process.isAlive() ? "running" : "exit " + process.exitValue(),
                        tail(out.text()),
                        tail(err.text()));
    }

    private boolean hasEnded() {
        if (process.isAlive()) {
            return false;
        }
        out.awaitEnd();
        err.awaitEnd();
        return true;
    }

    private static String tail(String text) {
        int shown = 4000;
        return text.length() <= shown ? text : "[...]" + text.substring(text.length() - shown);
    }
}
