package io.shareterm.protocol.identity;

import akka.util.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a session key signs (PROTOCOL 3.2): {@code "shareterm/1 " what || 0x00 || sessionId || fields}. The factories
 * are the only four kinds; each has fields of one fixed length, so no signature of one kind can be taken for another.
 */
public final class Statement {

    /** Bytes of a nonce, a hash, a transcript and a chain value. */
    public static final int HASH_BYTES = 32;

    private final ByteString bytes;

    private Statement(String what, SessionId session, ByteString fields) {
        this.bytes = ByteString.fromString("shareterm/1 " + what + "\0", StandardCharsets.US_ASCII)
                .concat(session.bytes())
                .concat(fields)
                .compact();
    }

    /**
     * 3.3: this agent's claim to the session, on this connection. {@code spkiHash} is of the broker's leaf certificate.
     */
    public static Statement open(
            SessionId session, ByteString brokerNonce, ByteString agentNonce, ByteString spkiHash, long generation) {
        var fields = hash("broker nonce", brokerNonce)
                .concat(hash("agent nonce", agentNonce))
                .concat(hash("SPKI hash", spkiHash));
        return new Statement("open", session, fields.concat(u64(generation)));
    }

    /** 5.4: the agent's offer to one joiner. */
    public static Statement admitted(SessionId session, ByteString transcript) {
        return new Statement("admitted", session, hash("transcript", transcript));
    }

    /** 9.2: the log up to the entry before {@code seq}, and the newest keyframe (0 and zeros: none). */
    public static Statement checkpoint(
            SessionId session, int epoch, long seq, ByteString chain, long keyframeCounter, ByteString keyframeHash) {
        var fields = u32(epoch)
                .concat(u64(seq))
                .concat(hash("chain", chain))
                .concat(u64(keyframeCounter))
                .concat(hash("keyframe hash", keyframeHash));
        return new Statement("checkpoint", session, fields);
    }

    /** 6.8: the session is over for good; {@code chain} is the value after {@code lastSeq}. */
    public static Statement end(SessionId session, long lastSeq, ByteString chain, int reason, int exitCode) {
        return new Statement(
                "end",
                session,
                u64(lastSeq).concat(hash("chain", chain)).concat(u32(reason)).concat(u32(exitCode)));
    }

    /** The bytes that are signed. */
    public ByteString bytes() {
        return bytes;
    }

    private static ByteString hash(String name, ByteString value) {
        if (value.size() != HASH_BYTES) {
            throw new IllegalArgumentException(
                    "%s has a wrong length: length=%d, must be %d".formatted(name, value.size(), HASH_BYTES));
        }
        return value;
    }

    private static ByteString u32(int value) {
        return ByteString.fromArray(ByteBuffer.allocate(4).putInt(value).array());
    }

    private static ByteString u64(long value) {
        return ByteString.fromArray(ByteBuffer.allocate(8).putLong(value).array());
    }
}
