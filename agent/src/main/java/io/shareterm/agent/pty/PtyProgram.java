package io.shareterm.agent.pty;

import akka.util.ByteString;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import com.pty4j.unix.UnixPtyProcess;
import io.shareterm.agent.session.Program;
import io.shareterm.agent.session.TerminalSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs in a pty of its own: leader of a session, so that the kernel hangs up on all its foreground
 * processes when it ends.
 *
 * <p>One thread reads the pty without end, writes what it reads to the local screen first, and then into the
 * {@link OutputBuffer}; another writes the input; neither ever waits for a network. If this process dies, the kernel
 * closes the pty and hangs up on the program.
 */
public final class PtyProgram implements Program {
    /** Of output that the session has not taken: some 60 reads of the pty. */
    private static final int OUTPUT_CAPACITY_BYTES = 256 * 1024;
    /** A Linux pty gives at most 4 KiB a read; other systems give more. */
    private static final int READ_BYTES = 64 * 1024;
    /** Long enough for a shell to save its history. */
    private static final Duration HANG_UP_GRACE = Duration.ofMillis(800);

    private final UnixPtyProcess process;
    private final OutputStream screen;
    private final ScheduledThreadPoolExecutor timer;
    private final OutputBuffer output;
    private final InputWriter input;
    private final CountDownLatch ended = new CountDownLatch(1);
    /** Set before the threads that use it are started. */
    private PtyListener listener = PtyListener.NOBODY;

    private PtyProgram(UnixPtyProcess process, OutputStream screen, Coalescing coalescing) {
        this.process = process;
        this.screen = screen;
        this.timer = new ScheduledThreadPoolExecutor(1, work -> Threads.daemon("pty-timer", work));
        // What is asked for after the end has no meaning any more.
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        this.output = new OutputBuffer(
                Math.max(OUTPUT_CAPACITY_BYTES, coalescing.maxBytes()),
                coalescing,
                System::nanoTime,
                this::callAfter,
                () -> listener.outputReady());
        this.input = new InputWriter(process.getOutputStream());
    }

    /**
     * Starts the program; {@link #begin} reads what it writes.
     *
     * @param screen gets every byte of output as soon as it is read; when it fails, it gets no more
     * @throws IOException if there is no pty to be had; the message is for people
     */
    public static PtyProgram start(PtySpec spec, OutputStream screen, Coalescing coalescing) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(spec.program().toString());
        command.addAll(spec.arguments());
        return new PtyProgram(spawn(spec, command.toArray(String[]::new)), screen, coalescing);
    }

    /** Begins to read and to write. */
    public void begin(PtyListener told) {
        listener = told;
        input.start();
        Threads.daemon("pty-output", this::drain).start();
    }

    private static UnixPtyProcess spawn(PtySpec spec, String[] command) throws IOException {
        try {
            return (UnixPtyProcess) new PtyProcessBuilder(command)
                    .setEnvironment(new HashMap<>(spec.environment()))
                    .setDirectory(spec.workingFolder().toString())
                    .setInitialColumns(spec.size().columns())
                    .setInitialRows(spec.size().rows())
                    .start();
        } catch (IOException | IllegalStateException failed) {
            throw new IOException(
                    "cannot start " + command[0] + " in a terminal of its own: " + failed.getMessage(), failed);
        }
    }

    /** Types what the local person typed; waits while too much is waiting already. */
    public void typeLocally(ByteString bytes) throws InterruptedException {
        input.put(bytes);
    }

    @Override
    public ByteString takeOutput() {
        return output.take();
    }

    @Override
    public boolean type(ByteString bytes, Runnable written) {
        return input.offer(bytes, written);
    }

    @Override
    public void resize(TerminalSize size) {
        try {
            process.setWinSize(new WinSize(size.columns(), size.rows()));
        } catch (IllegalStateException gone) {
            // The program has just ended: its size is of no interest any more.
            input.close();
        }
    }

    @Override
    public void hangUp() {
        if (ended.getCount() == 0) {
            return;
        }
        process.hangup();
        var unused = timer.schedule(process::destroyForcibly, HANG_UP_GRACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits until the program has ended; false if it has not after the time. */
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
        return ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void callAfter(Duration delay, Runnable call) {
        var unused = timer.schedule(call, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void drain() {
        byte[] read = new byte[READ_BYTES];
        LocalScreen local = new LocalScreen(screen);
        try (InputStream pty = process.getInputStream()) {
            for (int length = pty.read(read); length > 0; length = pty.read(read)) {
                local.show(read, length);
                output.append(read, length);
            }
        } catch (IOException ended) {
            // Linux ends a pty whose other side is closed with an error instead of an end of file.
            input.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        finish();
    }

    private void finish() {
        input.close();
        try {
            int exitCode = process.waitFor();
            timer.shutdownNow();
            closePty();
            listener.ended(exitCode & 0xff);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private void closePty() {
        try {
            process.getPty().close();
        } catch (IOException alreadyClosed) {
            // The stream that read it has closed it.
            input.close();
        }
    }
}
