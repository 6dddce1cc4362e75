package io.shareterm.agent.session;

import io.shareterm.protocol.control.EndReason;

/**
 * Why the session is over.
 *
 * @param exitCode of the command, 0 to 255; 0 if it was not the command that ended
 */
public record SessionEnd(EndReason reason, int exitCode) {}
