package io.shareterm.agent.share;

import io.shareterm.agent.session.SessionEvent;
import io.shareterm.agent.uplink.UplinkEvent;

/** Is told what the person who shares should know, from one thread; must not block. */
public interface ShareListener {
    void uplink(UplinkEvent event);

    void session(SessionEvent event);

    /** Something of ours died that should not have. */
    void broken(String what);
}
