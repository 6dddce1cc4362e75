package io.shareterm.e2e;

import java.io.OutputStream;
import java.util.zip.CRC32;

/** Remembers how much was written and what it sums up to, so that ten floods need no room. */
final class Digested extends OutputStream {
    private final CRC32 sum = new CRC32();
    private long length;

    @Override
    public synchronized void write(int b) {
        sum.update(b);
        length++;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int count) {
        sum.update(bytes, offset, count);
        length += count;
    }

    /** Length and sum of all that was written. */
    @Override
    public synchronized String toString() {
        return "%d bytes, crc %08x".formatted(length, sum.getValue());
    }
}
