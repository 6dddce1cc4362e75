package io.shareterm.broker.tls;

import akka.util.ByteString;
import java.nio.ByteBuffer;

/**
 * Room for the engine to write into: one per thread, not per connection, since between two events of a stage nothing of
 * it is in use. Ten thousand idle connections then cost no buffers at all. On the heap, because the JDK's ciphers are
 * slower on direct memory.
 */
final class TlsScratch {
    /** The engine refuses a target smaller than its packet size, 16,709 bytes in JDK 17, however little it has to say. */
    private static final int ROOM_FOR_ONE_RECORD = 17 * 1024;

    /** Several records go to the socket in one push; more only makes a slow viewer's bytes older. */
    private static final int RECORDS_IN_ONE_PUSH = 4;

    private static final ThreadLocal<TlsScratch> OF_THREAD = ThreadLocal.withInitial(TlsScratch::new);

    private final ByteBuffer cipher = ByteBuffer.allocate(RECORDS_IN_ONE_PUSH * ROOM_FOR_ONE_RECORD);
    private final ByteBuffer plain = ByteBuffer.allocate(ROOM_FOR_ONE_RECORD);

    private TlsScratch() {}

    static TlsScratch current() {
        return OF_THREAD.get();
    }

    /** Empty, for records going out. */
    ByteBuffer cipher() {
        return cipher.clear();
    }

    /** Empty, for one record's plaintext. */
    ByteBuffer plain() {
        return plain.clear();
    }

    static boolean hasRoom(ByteBuffer cipher) {
        return cipher.remaining() >= ROOM_FOR_ONE_RECORD;
    }

    /** What was written, in an array of its own and of just that size. */
    static ByteString copy(ByteBuffer written) {
        if (written.position() == 0) {
            return ByteString.emptyByteString();
        }
        byte[] exact = new byte[written.position()];
        written.get(0, exact);
        return ByteString.fromArrayUnsafe(exact);
    }
}
