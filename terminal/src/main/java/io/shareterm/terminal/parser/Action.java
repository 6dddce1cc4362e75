package io.shareterm.terminal.parser;

/** What the parser does on a transition, besides changing its state. */
enum Action {
    IGNORE,
    EXECUTE,
    /** Leaves the old state and enters the new one afresh, even if it is the same. */
    ENTER,
    COLLECT,
    PARAM,
    ESC_DISPATCH,
    CSI_DISPATCH,
    OSC_PUT,
    DCS_PUT
}
