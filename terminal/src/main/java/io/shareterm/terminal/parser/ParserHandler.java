package io.shareterm.terminal.parser;

/**
 * Receives what {@link VtParser} finds, in stream order. Nothing passed may be kept beyond the call. Each method does
 * nothing by default, so that a handler names only what it cares for.
 */
public interface ParserHandler {
    /**
     * Printable ASCII, 0x20 to 0x7e, in {@code data[from, to)}. A run may be reported in several parts; their borders
     * carry no meaning.
     */
    default void printAscii(byte[] data, int from, int to) {}

    /** One printable character from U+00A0 up; malformed UTF-8 arrives as U+FFFD. */
    default void print(int codePoint) {}

    /** A C0 control (also inside a control sequence) or a C1 control that begins nothing longer. */
    default void execute(int control) {}

    /** An escape sequence; {@code function} as in {@link Function}. {@code ESC \} after a string also arrives here. */
    default void escDispatch(int function) {}

    /** A control sequence; {@code function} as in {@link Function}. */
    default void csiDispatch(int function, Parameters parameters) {}

    /** An operating system command that was ended by BEL, ST or ESC, not by CAN, SUB or another C1 control. */
    default void oscDispatch(ControlString string) {}

    /** The beginning of a device control string; {@link #dcsPut} and {@link #dcsUnhook} follow. */
    default void dcsHook(int function, Parameters parameters) {}

    /** Content of the device control string, in {@code data[from, to)}; may come in any number of parts. */
    default void dcsPut(byte[] data, int from, int to) {}

    /** The end of the device control string; {@code cancelled} if not by ST or ESC. */
    default void dcsUnhook(boolean cancelled) {}
}
