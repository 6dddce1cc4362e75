package io.shareterm.terminal.parser;

import static io.shareterm.terminal.parser.Action.COLLECT;
import static io.shareterm.terminal.parser.Action.CSI_DISPATCH;
import static io.shareterm.terminal.parser.Action.DCS_PUT;
import static io.shareterm.terminal.parser.Action.ENTER;
import static io.shareterm.terminal.parser.Action.ESC_DISPATCH;
import static io.shareterm.terminal.parser.Action.EXECUTE;
import static io.shareterm.terminal.parser.Action.IGNORE;
import static io.shareterm.terminal.parser.Action.OSC_PUT;
import static io.shareterm.terminal.parser.Action.PARAM;
import static io.shareterm.terminal.parser.State.CSI_ENTRY;
import static io.shareterm.terminal.parser.State.CSI_IGNORE;
import static io.shareterm.terminal.parser.State.CSI_INTERMEDIATE;
import static io.shareterm.terminal.parser.State.CSI_PARAM;
import static io.shareterm.terminal.parser.State.DCS_ENTRY;
import static io.shareterm.terminal.parser.State.DCS_IGNORE;
import static io.shareterm.terminal.parser.State.DCS_INTERMEDIATE;
import static io.shareterm.terminal.parser.State.DCS_PARAM;
import static io.shareterm.terminal.parser.State.DCS_PASSTHROUGH;
import static io.shareterm.terminal.parser.State.ESCAPE;
import static io.shareterm.terminal.parser.State.ESCAPE_INTERMEDIATE;
import static io.shareterm.terminal.parser.State.GROUND;
import static io.shareterm.terminal.parser.State.OSC_STRING;
import static io.shareterm.terminal.parser.State.SOS_PM_APC_STRING;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The transition table: one {@link Row} per state.
 *
 * <p>The table is that of Paul Williams with three later practices that xterm shares: BEL ends an OSC string, a colon
 * separates sub-parameters, and C1 controls count only as decoded characters (see {@link VtParser}).
 */
final class TransitionTable {
    /** The class of all characters from U+00A0 up; smaller codes stand for themselves. */
    static final int NON_ASCII = 0xa0;

    private static final Map<State, Row> ROWS = build();

    /** Where a parser begins. */
    static final Row GROUND_ROW = ROWS.get(GROUND);
    /** Where a DCS goes that has too many intermediate bytes. */
    static final Row DCS_IGNORE_ROW = ROWS.get(DCS_IGNORE);

    private TransitionTable() {}

    /** What may happen in one state. */
    static final class Row {
        final State state;
        private final Transition[] byCode = new Transition[NON_ASCII + 1];

        private Row(State state) {
            this.state = state;
        }

        /** The transition for {@code code}, which is at most {@link #NON_ASCII}. */
        Transition on(int code) {
            return byCode[code];
        }
    }

    /** What to do, and the row of the state that follows. */
    record Transition(Action action, Row next) {}

    private static Map<State, Row> build() {
        Map<State, Row> rows = new EnumMap<>(State.class);
        for (State state : State.values()) {
            rows.put(state, new Row(state));
        }
        for (State state : State.values()) {
            RowBuilder row = new RowBuilder(rows, rows.get(state));
            // A character from U+00A0 up inside a control sequence ends it and is not shown (xterm, xterm.js).
            row.on(0x00, NON_ASCII, IGNORE, state).on(NON_ASCII, IGNORE, GROUND);
            own(row, state);
            anywhere(row);
        }
        return rows;
    }

    private static void anywhere(RowBuilder row) {
        row.on(0x18, EXECUTE, GROUND).on(0x1a, EXECUTE, GROUND).on(0x1b, ENTER, ESCAPE);
        row.on(0x80, 0x9f, EXECUTE, GROUND)
                .on(0x90, ENTER, DCS_ENTRY)
                .on(0x98, ENTER, SOS_PM_APC_STRING)
                .on(0x9b, ENTER, CSI_ENTRY)
                .on(0x9c, IGNORE, GROUND)
                .on(0x9d, ENTER, OSC_STRING)
                .on(0x9e, 0x9f, ENTER, SOS_PM_APC_STRING);
    }

    private static void own(RowBuilder row, State state) {
        switch (state) {
            case GROUND -> row.on(0x00, 0x1f, EXECUTE, GROUND);
            case ESCAPE ->
                row.on(0x00, 0x1f, EXECUTE, ESCAPE)
                        .on(0x20, 0x2f, COLLECT, ESCAPE_INTERMEDIATE)
                        .on(0x30, 0x7e, ESC_DISPATCH, GROUND)
                        .on('P', ENTER, DCS_ENTRY)
                        .on('X', ENTER, SOS_PM_APC_STRING)
                        .on('[', ENTER, CSI_ENTRY)
                        .on(']', ENTER, OSC_STRING)
                        .on('^', '_', ENTER, SOS_PM_APC_STRING);
            case ESCAPE_INTERMEDIATE ->
                row.on(0x00, 0x1f, EXECUTE, ESCAPE_INTERMEDIATE)
                        .on(0x20, 0x2f, COLLECT, ESCAPE_INTERMEDIATE)
                        .on(0x30, 0x7e, ESC_DISPATCH, GROUND);
            case CSI_ENTRY ->
                row.on(0x00, 0x1f, EXECUTE, CSI_ENTRY)
                        .on(0x20, 0x2f, COLLECT, CSI_INTERMEDIATE)
                        .on(0x30, 0x3b, PARAM, CSI_PARAM)
                        .on(0x3c, 0x3f, COLLECT, CSI_PARAM)
                        .on(0x40, 0x7e, CSI_DISPATCH, GROUND);
            case CSI_PARAM ->
                row.on(0x00, 0x1f, EXECUTE, CSI_PARAM)
                        .on(0x20, 0x2f, COLLECT, CSI_INTERMEDIATE)
                        .on(0x30, 0x3b, PARAM, CSI_PARAM)
                        .on(0x3c, 0x3f, IGNORE, CSI_IGNORE)
                        .on(0x40, 0x7e, CSI_DISPATCH, GROUND);
            case CSI_INTERMEDIATE ->
                row.on(0x00, 0x1f, EXECUTE, CSI_INTERMEDIATE)
                        .on(0x20, 0x2f, COLLECT, CSI_INTERMEDIATE)
                        .on(0x30, 0x3f, IGNORE, CSI_IGNORE)
                        .on(0x40, 0x7e, CSI_DISPATCH, GROUND);
            case CSI_IGNORE ->
                row.on(0x00, 0x1f, EXECUTE, CSI_IGNORE)
                        .on(0x40, 0x7e, IGNORE, GROUND)
                        .on(NON_ASCII, IGNORE, CSI_IGNORE);
            // xterm reads every DCS to its terminator, so what is malformed here is ignored to its end, never shown.
            case DCS_ENTRY ->
                row.on(0x20, 0x2f, COLLECT, DCS_INTERMEDIATE)
                        .on(0x30, 0x3b, PARAM, DCS_PARAM)
                        .on(0x3c, 0x3f, COLLECT, DCS_PARAM)
                        .on(0x40, 0x7e, ENTER, DCS_PASSTHROUGH)
                        .on(NON_ASCII, IGNORE, DCS_IGNORE);
            case DCS_PARAM ->
                row.on(0x20, 0x2f, COLLECT, DCS_INTERMEDIATE)
                        .on(0x30, 0x3b, PARAM, DCS_PARAM)
                        .on(0x3c, 0x3f, IGNORE, DCS_IGNORE)
                        .on(0x40, 0x7e, ENTER, DCS_PASSTHROUGH)
                        .on(NON_ASCII, IGNORE, DCS_IGNORE);
            case DCS_INTERMEDIATE ->
                row.on(0x20, 0x2f, COLLECT, DCS_INTERMEDIATE)
                        .on(0x30, 0x3f, IGNORE, DCS_IGNORE)
                        .on(0x40, 0x7e, ENTER, DCS_PASSTHROUGH)
                        .on(NON_ASCII, IGNORE, DCS_IGNORE);
            case DCS_PASSTHROUGH ->
                row.on(0x00, 0x7e, DCS_PUT, DCS_PASSTHROUGH).on(NON_ASCII, DCS_PUT, DCS_PASSTHROUGH);
            case DCS_IGNORE, SOS_PM_APC_STRING -> row.on(NON_ASCII, IGNORE, state);
            case OSC_STRING ->
                row.on(0x20, 0x7f, OSC_PUT, OSC_STRING)
                        .on(NON_ASCII, OSC_PUT, OSC_STRING)
                        .on(0x07, IGNORE, GROUND);
        }
    }

    /** Fills one row; later entries replace earlier ones. */
    private record RowBuilder(Map<State, Row> rows, Row row) {
        RowBuilder on(int code, Action action, State next) {
            return on(code, code, action, next);
        }

        RowBuilder on(int first, int last, Action action, State next) {
            Arrays.fill(row.byCode, first, last + 1, new Transition(action, rows.get(next)));
            return this;
        }
    }
}
