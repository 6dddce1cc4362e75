package io.shareterm.protocol.admission;

import akka.util.ByteString;

/** Fields of the messages between joiner and agent, to and from protobuf. */
final class Proto {

    private Proto() {}

    static com.google.protobuf.ByteString bytes(ByteString bytes) {
        return com.google.protobuf.ByteString.copyFrom(bytes.toArrayUnsafe());
    }

    static ByteString bytes(com.google.protobuf.ByteString bytes) {
        return ByteString.fromArrayUnsafe(bytes.toByteArray());
    }

    static io.shareterm.protocol.proto.Role role(Role role) {
        return switch (role) {
            case HELPER -> io.shareterm.protocol.proto.Role.ROLE_HELPER;
            case OBSERVER -> io.shareterm.protocol.proto.Role.ROLE_OBSERVER;
        };
    }

    static Role role(io.shareterm.protocol.proto.Role role) {
        return switch (role) {
            case ROLE_HELPER -> Role.HELPER;
            case ROLE_OBSERVER -> Role.OBSERVER;
            case ROLE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException("role unknown");
        };
    }
}
