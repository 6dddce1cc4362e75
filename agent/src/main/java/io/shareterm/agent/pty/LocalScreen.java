package io.shareterm.agent.pty;

import java.io.IOException;
import java.io.OutputStream;

/** The sharer's own screen. When it fails (the window was closed), it is left alone and the session goes on without it. */
final class LocalScreen {
    private final OutputStream stream;
    private boolean gone;

    LocalScreen(OutputStream stream) {
        this.stream = stream;
    }

    void show(byte[] bytes, int length) {
        if (gone) {
            return;
        }
        try {
            stream.write(bytes, 0, length);
            stream.flush();
        } catch (IOException closed) {
            gone = true;
        }
    }
}
