package io.shareterm.terminal.parser;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The content of one OSC string. The parser owns and reuses the object: it is valid only during the call that passes it.
 *
 * <p>Holds at most {@value #MAX_BYTES} bytes of well-formed UTF-8; what comes later is consumed and dropped, and the
 * string is {@link #truncated()}.
 */
public final class ControlString {
    /** Far above titles (hundreds of bytes) and hyperlinks (browsers and VTE stop at 2,083 to 4,096). */
    public static final int MAX_BYTES = 8_192;

    private static final int INITIAL_BYTES = 256;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int length;
    private boolean truncated;

    ControlString() {}

    /** The number of bytes kept. */
    public int length() {
        return length;
    }

    /** Whether the string was longer than {@link #MAX_BYTES} and has lost its end. */
    public boolean truncated() {
        return truncated;
    }

    /** Byte {@code index} of the string, 0 to 255. */
    public int byteAt(int index) {
        if (index >= length) {
            throw new IndexOutOfBoundsException(index);
        }
        return bytes[index] & 0xff;
    }

    /** The number before the first semicolon (Ps), or -1 where the string does not begin with one. */
    public int command() {
        int command = 0;
        int i = 0;
        while (i < length && bytes[i] >= '0' && bytes[i] <= '9') {
            command = Math.min(Parameters.MAX_VALUE, command * 10 + bytes[i++] - '0');
        }
        return i > 0 && (i == length || bytes[i] == ';') ? command : -1;
    }

    /** The text from byte {@code from} on. */
    public String text(int from) {
        return new String(bytes, from, length - from, StandardCharsets.UTF_8);
    }

    /** What follows the first semicolon (Pt); empty where there is none. */
    public String argument() {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == ';') {
                return text(i + 1);
            }
        }
        return "";
    }

    void clear() {
        length = 0;
        truncated = false;
        if (bytes.length > INITIAL_BYTES) {
            bytes = new byte[INITIAL_BYTES];
        }
    }

    void append(byte[] source, int from, int to) {
        int room = MAX_BYTES - length;
        if (truncated || to - from > room) {
            truncated = true;
            return;
        }
        if (length + to - from > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(MAX_BYTES, Math.max(2 * bytes.length, length + to - from)));
        }
        System.arraycopy(source, from, bytes, length, to - from);
        length += to - from;
    }
}
