package io.shareterm.protocol.admission;

import akka.util.ByteString;
import io.shareterm.protocol.crypto.Hashes;
import io.shareterm.protocol.identity.SessionId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The hash of everything that joiner and agent said to each other (PROTOCOL 5.4). */
final class Transcript {

    private Transcript() {}

    static ByteString of(SessionId session, ByteString admit, ByteString offer) {
        return Hashes.sha256(ByteString.fromString("shareterm/1 admission\0", StandardCharsets.US_ASCII)
                .concat(session.bytes())
                .concat(u32(admit.size()))
                .concat(admit)
                .concat(u32(offer.size()))
                .concat(offer));
    }

    private static ByteString u32(int value) {
        return ByteString.fromArray(ByteBuffer.allocate(4).putInt(value).array());
    }
}
