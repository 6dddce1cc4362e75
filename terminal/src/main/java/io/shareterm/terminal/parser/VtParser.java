package io.shareterm.terminal.parser;

import java.util.Objects;

/**
 * The DEC/ANSI parser: bytes in, characters and control functions out to a {@link ParserHandler}. Takes any bytes in any
 * chunks, never throws for what they say, allocates nothing per sequence and holds at most
 * {@link ControlString#MAX_BYTES} bytes of a string.
 *
 * <p>Decisions where terminals differ:
 *
 * <ul>
 *   <li>UTF-8 always. A raw byte 0x80 to 0x9f is malformed UTF-8 and prints U+FFFD; a C1 control counts when it is
 *       encoded (U+009B is {@code C2 9B}), as in xterm and xterm.js.
 *   <li>Malformed UTF-8 prints one U+FFFD per maximal subpart, as xterm does ({@link Utf8Decoder}).
 *   <li>ESC ends an OSC string and a DCS at once, whatever follows (Williams, xterm.js); CAN and SUB cancel both.
 *   <li>DEL is ignored everywhere but in an OSC string. C0 controls inside a control sequence are executed at once.
 * </ul>
 *
 * <p>Not thread-safe.
 */
public final class VtParser {
    /** What {@link #parse} returns when the parser stood at ground nowhere in the chunk. */
    public static final int NOWHERE = -1;

    private static final int SUB = 0x1a;
    private static final int CAN = 0x18;
    private static final int ESC = 0x1b;
    private static final int ST = 0x9c;
    private static final int BEL = 0x07;

    private final ParserHandler handler;
    private final Utf8Decoder utf8 = new Utf8Decoder();
    private final Parameters parameters = new Parameters();
    private final ControlString string = new ControlString();
    private final byte[] encoded = new byte[Utf8Encoder.MAX_BYTES];

    private TransitionTable.Row row = TransitionTable.GROUND_ROW;
    private State state = State.GROUND;
    private int collected;
    private boolean overCollected;

    public VtParser(ParserHandler handler) {
        this.handler = Objects.requireNonNull(handler);
    }

    /** Whether a cut is legal here: inside neither a control function nor a character. */
    public boolean atGround() {
        return state == State.GROUND && utf8.isComplete();
    }

    /** Forgets an unfinished control function or character; the handler hears nothing of it. */
    public void reset() {
        move(TransitionTable.GROUND_ROW);
        utf8.reset();
    }

    /**
     * Parses {@code data[from, to)}.
     *
     * @return the largest offset from {@code from} to {@code to}, both included, at which {@link #atGround()} held, or
     *     {@link #NOWHERE}
     */
    public int parse(byte[] data, int from, int to) {
        Objects.checkFromToIndex(from, to, data.length);
        int ground = NOWHERE;
        int i = from;
        while (i < to) {
            boolean retried = !utf8.isComplete();
            if (retried && decode(data[i] & 0xff)) {
                i++;
                continue;
            }
            if (state == State.GROUND) {
                int run = endOfPrintable(data, i, to);
                if (run > i) {
                    handler.printAscii(data, i, run);
                    i = run;
                } else if (retried) {
                    // Before this byte the character was unfinished: no place for a cut.
                    i = other(data, i, to);
                    continue;
                }
                ground = i;
                if (i == to) {
                    return ground;
                }
            }
            i = other(data, i, to);
        }
        return atGround() ? to : ground;
    }

    /** Takes a byte that is not printable ASCII at ground, or a run of string content; returns the offset behind it. */
    private int other(byte[] data, int from, int to) {
        byte octet = data[from];
        if (octet < 0) {
            decode(octet & 0xff);
        } else if (state == State.OSC_STRING || state == State.DCS_PASSTHROUGH) {
            int end = endOfPrintable(data, from, to);
            if (end > from) {
                put(data, from, end);
                return end;
            }
            step(octet);
        } else {
            step(octet);
        }
        return from + 1;
    }

    /** The end of the run of bytes 0x20 to 0x7e that begins at {@code from}. */
    private static int endOfPrintable(byte[] data, int from, int to) {
        int i = from;
        while (i < to && data[i] >= 0x20 && data[i] != 0x7f) {
            i++;
        }
        return i;
    }

    /** Offers a byte to the UTF-8 decoder; returns whether that took it, else it is to be read afresh. */
    private boolean decode(int octet) {
        int decoded = utf8.next(octet);
        if (decoded >= 0) {
            character(decoded);
        } else if (decoded == Utf8Decoder.RETRY) {
            character(Utf8Decoder.REPLACEMENT);
        }
        return decoded != Utf8Decoder.RETRY;
    }

    private void character(int codePoint) {
        if (codePoint < TransitionTable.NON_ASCII) {
            step(codePoint);
        } else if (state == State.GROUND) {
            handler.print(codePoint);
        } else if (state == State.OSC_STRING || state == State.DCS_PASSTHROUGH) {
            put(encoded, 0, Utf8Encoder.encode(codePoint, encoded, 0));
        } else {
            step(TransitionTable.NON_ASCII);
        }
    }

    private void put(byte[] data, int from, int to) {
        if (state == State.OSC_STRING) {
            string.append(data, from, to);
        } else {
            handler.dcsPut(data, from, to);
        }
    }

    private void step(int code) {
        TransitionTable.Transition transition = row.on(code);
        if (row != transition.next() || transition.action() == Action.ENTER) {
            leave(code);
            move(transition.next());
        }
        switch (transition.action()) {
            case IGNORE -> {}
            case EXECUTE -> handler.execute(code);
            case ENTER -> enter(code);
            case COLLECT -> collect(code);
            case PARAM -> parameters.put(code);
            case ESC_DISPATCH -> escDispatch(code);
            case CSI_DISPATCH -> csiDispatch(code);
            case OSC_PUT, DCS_PUT -> {
                encoded[0] = (byte) code;
                put(encoded, 0, 1);
            }
        }
    }

    private void move(TransitionTable.Row next) {
        row = next;
        state = next.state;
    }

    private void leave(int code) {
        if (state == State.OSC_STRING) {
            if (code == BEL || code == ESC || code == ST) {
                handler.oscDispatch(string);
            }
        } else if (state == State.DCS_PASSTHROUGH) {
            handler.dcsUnhook(code != ESC && code != ST);
        }
    }

    private void enter(int code) {
        switch (state) {
            case ESCAPE, CSI_ENTRY, DCS_ENTRY -> {
                collected = 0;
                overCollected = false;
                parameters.clear();
            }
            case OSC_STRING -> string.clear();
            case DCS_PASSTHROUGH -> hook(code);
            default -> {
                // SOS, PM and APC keep nothing; no other state is entered afresh.
            }
        }
    }

    private void collect(int code) {
        if (code >= 0x3c) {
            collected = code << Function.PREFIX;
        } else if ((collected & 0xff << Function.INTERMEDIATE) == 0) {
            collected |= code << Function.INTERMEDIATE;
        } else if ((collected & 0xff << Function.SECOND_INTERMEDIATE) == 0) {
            collected |= code << Function.SECOND_INTERMEDIATE;
        } else {
            overCollected = true;
        }
    }

    private void escDispatch(int code) {
        if (!overCollected) {
            handler.escDispatch(collected | code);
        }
    }

    private void csiDispatch(int code) {
        if (!overCollected) {
            handler.csiDispatch(collected | code, parameters);
        }
    }

    private void hook(int code) {
        if (overCollected) {
            move(TransitionTable.DCS_IGNORE_ROW);
        } else {
            handler.dcsHook(collected | code, parameters);
        }
    }
}
