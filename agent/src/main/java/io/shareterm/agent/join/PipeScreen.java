package io.shareterm.agent.join;

import akka.util.ByteString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A byte stream as a screen, for scripts: the session's bytes as they come, a size as xterm's {@code CSI 8 ; rows ; columns t}
 * (xterm ctlseqs, XTWINOPS). Writing blocks a thread of its own for as long as nobody reads.
 */
public final class PipeScreen implements Screen {
    private final OutputStream pipe;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "shareterm-screen");
        thread.setDaemon(true);
        return thread;
    });

    public PipeScreen(OutputStream pipe) {
        this.pipe = pipe;
    }

    @Override
    public void show(ByteString bytes, Consumer<Boolean> shown) {
        writer.execute(() -> shown.accept(write(bytes)));
    }

    @Override
    public ByteString resize(int columns, int rows) {
        return ByteString.fromString("\u001b[8;" + rows + ";" + columns + "t", StandardCharsets.US_ASCII);
    }

    private boolean write(ByteString bytes) {
        try {
            pipe.write(bytes.toArrayUnsafe());
            pipe.flush();
            return true;
        } catch (IOException gone) {
            return false;
        }
    }
}
