package io.shareterm.agent.viewer;

import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.ProtocolException;

/** Findings that only tampering explains. */
final class Tampering {
    private Tampering() {}

    static ProtocolException with(String what) {
        return new ProtocolException(ErrorCode.PROTOCOL_ERROR, what);
    }
}
