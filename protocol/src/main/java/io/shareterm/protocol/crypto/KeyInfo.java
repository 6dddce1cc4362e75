package io.shareterm.protocol.crypto;

import akka.util.ByteString;
import io.shareterm.protocol.identity.SessionId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The {@code info} of a derived key: {@code "shareterm/1 " label || 0x00 || sessionId || ids} (PROTOCOL 4.1). */
public final class KeyInfo {

    private KeyInfo() {}

    /** Without further ids. */
    public static ByteString of(String label, SessionId session) {
        return ByteString.fromString("shareterm/1 " + label + "\0", StandardCharsets.US_ASCII)
                .concat(session.bytes())
                .compact();
    }

    /** With an epoch or a member as {@code u32}. */
    public static ByteString of(String label, SessionId session, int id) {
        return of(
                label,
                session,
                ByteString.fromArray(ByteBuffer.allocate(4).putInt(id).array()));
    }

    /** With bytes of a fixed length per label. */
    public static ByteString of(String label, SessionId session, ByteString ids) {
        return of(label, session).concat(ids).compact();
    }
}
