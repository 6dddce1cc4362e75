package io.shareterm.config.state;

import com.sun.security.auth.module.UnixSystem;

/** The user that this process runs as, by number: a container may have no name for it. */
final class CurrentUser {
    private CurrentUser() {}

    static long uid() {
        return new UnixSystem().getUid();
    }
}
