package io.shareterm.terminal.parser;

/**
 * Control functions as one number: prefix, intermediates and final byte, packed so that a {@code switch} can name them.
 *
 * <p>{@code CSI ? 25 h} is {@code '?' << 24 | 'h'}, {@code CSI Ps SP q} is {@code ' ' << 8 | 'q'}, {@code ESC ( B} is
 * {@code '(' << 8 | 'B'}, {@code CSI A} is {@code 'A'}.
 */
public final class Function {
    /** Shift of the private prefix, one of {@code < = > ?}. */
    public static final int PREFIX = 24;
    /** Shift of the first intermediate byte, 0x20 to 0x2f. */
    public static final int INTERMEDIATE = 8;
    /** Shift of the second intermediate byte; a sequence with more is consumed and not reported. */
    public static final int SECOND_INTERMEDIATE = 16;

    private Function() {}

    /** The final byte, 0x30 to 0x7e. */
    public static int finalByte(int function) {
        return function & 0xff;
    }

    /** The function as ECMA-48 writes it, for messages and tests, for instance {@code ?h}, {@code q} with its space. */
    public static String describe(int function) {
        StringBuilder text = new StringBuilder(4);
        for (int shift : new int[] {PREFIX, INTERMEDIATE, SECOND_INTERMEDIATE, 0}) {
            int part = function >>> shift & 0xff;
            if (part != 0) {
                text.append((char) part);
            }
        }
        return text.toString();
    }
}
