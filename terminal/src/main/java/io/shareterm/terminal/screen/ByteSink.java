package io.shareterm.terminal.screen;

import io.shareterm.terminal.parser.Utf8Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects the bytes of control functions and text. */
final class ByteSink {
    private byte[] bytes = new byte[4_096];
    private int length;

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    ByteSink text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return this;
    }

    ByteSink character(int codePoint) {
        reserve(Utf8Encoder.MAX_BYTES);
        length += Utf8Encoder.encode(codePoint, bytes, length);
        return this;
    }

    ByteSink number(int value) {
        if (value >= 10) {
            number(value / 10);
        }
        return character('0' + value % 10);
    }

    ByteSink csi() {
        return character(0x1b).character('[');
    }

    /** CSI {@code value} {@code end}. */
    ByteSink csi(int value, char end) {
        return csi().number(value).character(end);
    }

    /** Moves the cursor; both count from 0. */
    ByteSink position(int x, int y) {
        return csi().number(y + 1).character(';').number(x + 1).character('H');
    }

    ByteSink mode(int number, boolean on) {
        return csi().character('?').number(number).character(on ? 'h' : 'l');
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
