package io.shareterm.agent.session;

import io.shareterm.protocol.control.ControlMessage;

/** Why the session is over, for the sharer and, signed, for everybody else. */
record SignedEnd(SessionEnd end, ControlMessage.End statement) {}
