package io.shareterm.protocol.control;

import akka.util.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.frame.ProtocolException;
import io.shareterm.protocol.proto.Control;

/** Control messages to and from the body of a control frame: one protobuf {@code Control} (PROTOCOL 6). */
public final class ControlCodec {

    private ControlCodec() {}

    /** The body of the control frame. */
    public static ByteString encode(ControlMessage message) {
        return ByteString.fromArrayUnsafe(ToProto.control(message).toByteArray());
    }

    /** The whole native frame, compact: what a connection sends. */
    public static ByteString encodeFrame(ControlMessage message) {
        return FrameCodec.encode(new Frame.ControlFrame(encode(message)));
    }

    /**
     * Reads the body of a control frame. Unknown fields are passed over.
     *
     * @throws ProtocolException {@link ErrorCode#PROTOCOL_ERROR} if it is no protobuf, holds no message that this
     *     version knows, or one with a length or range that PROTOCOL 6 does not allow
     */
    public static ControlMessage decode(ByteString body) {
        try {
            return FromProto.message(Control.parseFrom(body.toArrayUnsafe()));
        } catch (InvalidProtocolBufferException e) {
            throw new ProtocolException(
                    ErrorCode.PROTOCOL_ERROR, "control message unreadable: no protobuf; closing connection", e);
        } catch (IllegalArgumentException e) {
            throw new ProtocolException(
                    ErrorCode.PROTOCOL_ERROR,
                    "control message invalid: %s; closing connection".formatted(e.getMessage()),
                    e);
        }
    }
}
