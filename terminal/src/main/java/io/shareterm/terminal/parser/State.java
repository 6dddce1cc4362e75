package io.shareterm.terminal.parser;

/**
 * The states of the DEC/ANSI parser.
 *
 * @see <a href="https://vt100.net/emu/dec_ansi_parser">Paul Williams, A parser for DEC's ANSI-compatible video
 *     terminals</a>
 */
enum State {
    GROUND,
    ESCAPE,
    ESCAPE_INTERMEDIATE,
    CSI_ENTRY,
    CSI_PARAM,
    CSI_INTERMEDIATE,
    CSI_IGNORE,
    DCS_ENTRY,
    DCS_PARAM,
    DCS_INTERMEDIATE,
    DCS_PASSTHROUGH,
    DCS_IGNORE,
    OSC_STRING,
    /** SOS, PM and APC: consumed to their end, never reported. */
    SOS_PM_APC_STRING
}
