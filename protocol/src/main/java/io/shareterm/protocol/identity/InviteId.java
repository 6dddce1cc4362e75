package io.shareterm.protocol.identity;

import akka.util.ByteString;
import java.util.HexFormat;

/** The public name of an invite: 8 bytes derived from its secret (PROTOCOL 4.4). */
public record InviteId(ByteString bytes) {

    public static final int LENGTH = 8;

    public InviteId {
        if (bytes.size() != LENGTH) {
            throw new IllegalArgumentException(
                    "invite id malformed: length=%d, must be %d".formatted(bytes.size(), LENGTH));
        }
        bytes = bytes.compact();
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes.toArray());
    }
}
