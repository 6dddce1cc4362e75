package io.shareterm.protocol.log;

import akka.util.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.ProtocolException;
import io.shareterm.protocol.text.MemberName;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The plaintext of an entry: {@code u8 kind || content} (PROTOCOL 8.1). */
final class EntryCodec {

    private static final int OUTPUT = 0x01;
    private static final int RESIZE = 0x02;
    private static final int ROSTER = 0x03;
    private static final int TITLE = 0x04;
    private static final int CHECKPOINT = 0x05;

    private EntryCodec() {}

    static int kind(EntryContent content) {
        if (content instanceof EntryContent.Output) {
            return OUTPUT;
        } else if (content instanceof EntryContent.Resize) {
            return RESIZE;
        } else if (content instanceof EntryContent.Roster) {
            return ROSTER;
        } else if (content instanceof EntryContent.Title) {
            return TITLE;
        } else if (content instanceof EntryContent.Checkpoint) {
            return CHECKPOINT;
        } else if (content instanceof EntryContent.Unknown u) {
            return u.kind();
        }
        throw new IllegalStateException("no such content: " + content.getClass());
    }

    /** The content without its kind; output is given as it is, not copied. */
    static ByteString content(EntryContent content) {
        if (content instanceof EntryContent.Output output) {
            return output.bytes();
        } else if (content instanceof EntryContent.Resize r) {
            return whole(ByteBuffer.allocate(4).putShort((short) r.columns()).putShort((short) r.rows()));
        } else if (content instanceof EntryContent.Roster roster) {
            return ByteString.fromArrayUnsafe(proto(roster).toByteArray());
        } else if (content instanceof EntryContent.Title title) {
            return ByteString.fromString(title.text(), StandardCharsets.UTF_8);
        } else if (content instanceof EntryContent.Checkpoint c) {
            return c.chain()
                    .concat(whole(ByteBuffer.allocate(8).putLong(c.keyframe().counter())))
                    .concat(c.keyframe().hash())
                    .concat(c.signature());
        } else if (content instanceof EntryContent.Unknown u) {
            return u.content();
        }
        throw new IllegalStateException("no such content: " + content.getClass());
    }

    /** Reads content that opened; so it comes from somebody who has the output key. */
    static EntryContent read(int kind, ByteString content) {
        try {
            return switch (kind) {
                case OUTPUT -> new EntryContent.Output(content);
                case RESIZE -> resize(content);
                case ROSTER -> roster(content);
                case TITLE -> new EntryContent.Title(utf8(content));
                case CHECKPOINT -> checkpoint(content);
                default -> new EntryContent.Unknown(kind, content);
            };
        } catch (IllegalArgumentException | CharacterCodingException | InvalidProtocolBufferException e) {
            throw new ProtocolException(ErrorCode.PROTOCOL_ERROR, "entry malformed: kind=0x%02x".formatted(kind), e);
        }
    }

    private static EntryContent.Resize resize(ByteString content) {
        exactly(content, 4);
        var in = content.asByteBuffer();
        return new EntryContent.Resize(in.getShort() & 0xffff, in.getShort() & 0xffff);
    }

    private static EntryContent.Checkpoint checkpoint(ByteString content) {
        exactly(content, Chain.LENGTH + 8 + KeyframeMark.HASH_BYTES + EntryContent.Checkpoint.SIGNATURE_BYTES);
        var mark = new KeyframeMark(content.slice(32, 40).asByteBuffer().getLong(), content.slice(40, 72));
        return new EntryContent.Checkpoint(content.take(32), mark, content.drop(72));
    }

    private static EntryContent.Roster roster(ByteString content) throws InvalidProtocolBufferException {
        var from = io.shareterm.protocol.proto.Roster.parseFrom(content.toArrayUnsafe());
        return new EntryContent.Roster(from.getPersonList().stream()
                .map(p -> new EntryContent.Person(p.getMember(), new MemberName(p.getName()), role(p.getRole())))
                .toList());
    }

    private static io.shareterm.protocol.proto.Roster proto(EntryContent.Roster roster) {
        var to = io.shareterm.protocol.proto.Roster.newBuilder();
        for (var person : roster.people()) {
            to.addPersonBuilder()
                    .setMember(person.member())
                    .setName(person.name().value())
                    .setRole(
                            switch (person.role()) {
                                case HELPER -> io.shareterm.protocol.proto.Role.ROLE_HELPER;
                                case OBSERVER -> io.shareterm.protocol.proto.Role.ROLE_OBSERVER;
                            });
        }
        return to.build();
    }

    private static Role role(io.shareterm.protocol.proto.Role role) {
        return switch (role) {
            case ROLE_HELPER -> Role.HELPER;
            case ROLE_OBSERVER -> Role.OBSERVER;
            case ROLE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException("role unknown");
        };
    }

    private static String utf8(ByteString content) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(content.asByteBuffer())
                .toString();
    }

    private static void exactly(ByteString content, int length) {
        if (content.size() != length) {
            throw new IllegalArgumentException("length=%d, must be %d".formatted(content.size(), length));
        }
    }

    private static ByteString whole(ByteBuffer full) {
        return ByteString.fromArray(full.array(), full.arrayOffset(), full.position());
    }
}
