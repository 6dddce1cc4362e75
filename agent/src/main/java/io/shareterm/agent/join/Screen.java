package io.shareterm.agent.join;

import akka.util.ByteString;
import java.util.function.Consumer;

/** Where a viewer's output goes. */
public interface Screen {
    /**
     * Shows the bytes.
     *
     * @param shown is called from another thread once they are out: true, or false if the screen is gone for good
     */
    void show(ByteString bytes, Consumer<Boolean> shown);

    /** The bytes that tell this screen the session's size. */
    ByteString resize(int columns, int rows);
}
