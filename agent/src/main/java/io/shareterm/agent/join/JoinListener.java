package io.shareterm.agent.join;

import io.shareterm.agent.viewer.ViewerEvent;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.control.Sharer;

/** Is told what a person should know, from one thread; must not block for long. */
public interface JoinListener {
    /** Where the sharer is; nothing goes on until the sharer is there. */
    void presence(Sharer sharer);

    /** The sharer has let this viewer in. */
    void admitted(Role role);

    /** Everything but output and sizes, which go to the screen. */
    void event(ViewerEvent event);
}
