package io.shareterm.e2e;

import akka.util.ByteString;
import io.shareterm.protocol.admission.MemberKeys;
import io.shareterm.protocol.crypto.AeadOpener;
import io.shareterm.protocol.crypto.AeadSealer;
import io.shareterm.protocol.crypto.SymmetricKey;
import io.shareterm.protocol.frame.Frame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a member seals and opens, byte by byte as PROTOCOL 4.3, 7.1 and 7.2 say, and not by our own classes: so that it can also
 * seal what those refuse to.
 *
 * @param sessionId the session's address
 * @param keys the member's keys
 */
record MemberCrypto(String sessionId, MemberKeys keys) {
    private static final int INPUT = 0x03;
    private static final int ACK = 0x04;
    private static final int PADDED_TO = 32;

    /**
     * The agent's answer to an input.
     *
     * @param nextSeq the number that the agent expects
     * @param verdict PROTOCOL 7.3
     */
    record Ack(long nextSeq, int verdict) {}

    /** An input of any number, as if entry {@code seenSeq} had been seen. */
    Frame.Input seal(long seq, long seenSeq, String typed) {
        var bytes = typed.getBytes(StandardCharsets.UTF_8);
        int padded = (Long.BYTES + Short.BYTES + bytes.length + PADDED_TO - 1) / PADDED_TO * PADDED_TO;
        var plain = ByteBuffer.allocate(padded)
                .putLong(seenSeq)
                .putShort((short) bytes.length)
                .put(bytes)
                .array();
        return new Frame.Input(keys.member(), seq, sealed(keys.input(), INPUT, seq, plain));
    }

    /** The same under another key: what somebody makes who has none of this member's. */
    Frame.Input forged(long seq, SymmetricKey key) {
        return new Frame.Input(keys.member(), seq, sealed(key, INPUT, seq, new byte[PADDED_TO]));
    }

    Ack open(Frame.InputAck ack) {
        var buffer = ack.sealed().toArray();
        var opened = new AeadOpener(keys.ack())
                .open(nonce(ack.counter()), header(ACK, ack.counter()), buffer, 0, buffer.length);
        if (!opened) {
            throw new AssertionError(
                    "acknowledgement %d of member %d does not open".formatted(ack.counter(), ack.member()));
        }
        var plain = ByteBuffer.wrap(buffer);
        return new Ack(plain.getLong(), plain.get());
    }

    private ByteString sealed(SymmetricKey key, int type, long counter, byte[] plain) {
        var buffer = ByteBuffer.allocate(plain.length + AeadSealer.TAG_BYTES)
                .put(plain)
                .array();
        new AeadSealer(key).seal(nonce(counter), header(type, counter), buffer, 0, plain.length);
        return ByteString.fromArrayUnsafe(buffer);
    }

    private byte[] header(int type, long counter) {
        var session = sessionId.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + Integer.BYTES + Long.BYTES + session.length)
                .put((byte) type)
                .putInt(keys.member())
                .putLong(counter)
                .put(session)
                .array();
    }

    private static byte[] nonce(long counter) {
        return ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                .putInt(0)
                .putLong(counter)
                .array();
    }
}
