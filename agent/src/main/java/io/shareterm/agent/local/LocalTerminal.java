package io.shareterm.agent.local;

import io.shareterm.agent.session.TerminalSize;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Consumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Attributes.OutputFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The terminal of the person who shares. JLine gives its size, its signals and its modes; bytes go past JLine, untouched. Closing
 * it puts it back as it was; so does the end of the process.
 */
public final class LocalTerminal implements AutoCloseable {
    private final Terminal terminal;
    private final Attributes before;
    private final Thread restoreAtExit;
    private boolean closed;

    private LocalTerminal(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.getAttributes();
        this.restoreAtExit = new Thread(this::restore, "shareterm-restore-terminal");
        Runtime.getRuntime().addShutdownHook(restoreAtExit);
    }

    /**
     * Whether both standard input and standard output are a terminal. From JDK 22 on this needs the system property
     * {@code jdk.console=java.base}, set before anything else.
     */
    public static boolean isThere() {
        return Optional.ofNullable(System.console()).isPresent();
    }

    /**
     * Opens the terminal of this process. Its modes stay as they are until {@link #makeRaw}.
     *
     * @param scratch where JLine unpacks its library, instead of the temporary folder
     */
    public static LocalTerminal open(Path scratch) throws IOException {
        System.setProperty(
                "jline.tmpdir",
                Files.createDirectories(scratch).toAbsolutePath().toString());
        return new LocalTerminal(TerminalBuilder.builder()
                .system(true)
                .provider("jni")
                .dumb(false)
                .graphemeCluster(false) // probing for it costs 0.7 s
                .nativeSignals(true)
                .signalHandler(Terminal.SignalHandler.SIG_DFL)
                .build());
    }

    /** From here on every byte that is typed reaches {@link #keys} as it is, Ctrl-C too, and nothing is echoed. */
    public void makeRaw() {
        terminal.setAttributes(raw(before));
    }

    public TerminalSize size() {
        var size = terminal.getSize();
        return TerminalSize.nearest(size.getColumns(), size.getRows());
    }

    /** Calls back, from another thread, whenever the window has another size. */
    public void onResize(Consumer<TerminalSize> changed) {
        terminal.handle(Terminal.Signal.WINCH, signal -> changed.accept(size()));
    }

    /** What is typed. Reading blocks and can't be interrupted. */
    public InputStream keys() {
        return new FileInputStream(FileDescriptor.in);
    }

    /** The screen, unbuffered. */
    public OutputStream screen() {
        return new FileOutputStream(FileDescriptor.out);
    }

    @Override
    public void close() {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(restoreAtExit);
        } catch (IllegalStateException underWay) {
            // A signal came: the hook finds the terminal restored.
        }
    }

    private synchronized void restore() {
        if (!closed) {
            closed = true;
            terminal.setAttributes(before);
        }
    }

    /** As {@code cfmakeraw} of termios(3) does it. */
    static Attributes raw(Attributes cooked) {
        Attributes raw = new Attributes(cooked);
        raw.setInputFlags(
                EnumSet.of(
                        InputFlag.IGNBRK,
                        InputFlag.BRKINT,
                        InputFlag.PARMRK,
                        InputFlag.ISTRIP,
                        InputFlag.INLCR,
                        InputFlag.IGNCR,
                        InputFlag.ICRNL,
                        InputFlag.IXON),
                false);
        raw.setOutputFlag(OutputFlag.OPOST, false);
        raw.setLocalFlags(
                EnumSet.of(LocalFlag.ECHO, LocalFlag.ECHONL, LocalFlag.ICANON, LocalFlag.ISIG, LocalFlag.IEXTEN),
                false);
        raw.setControlChar(ControlChar.VMIN, 1);
        raw.setControlChar(ControlChar.VTIME, 0);
        return raw;
    }
}
