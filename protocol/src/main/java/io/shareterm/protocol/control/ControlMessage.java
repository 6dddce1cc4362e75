package io.shareterm.protocol.control;

import akka.util.ByteString;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.identity.InviteId;
import io.shareterm.protocol.identity.SessionId;
import io.shareterm.protocol.link.HostPort;
import io.shareterm.protocol.text.VisibleText;
import java.util.HashSet;
import java.util.List;

/**
 * One control message (PROTOCOL 6). The constructors check every length and range and throw {@link
 * IllegalArgumentException}; {@link ControlCodec} turns that into the peer's error. Bytes are kept compact.
 */
public sealed interface ControlMessage {

    /** Bytes of a nonce, a hash and a raw Ed25519 public key. */
    int HASH_BYTES = 32;
    /** Bytes of an Ed25519 signature. */
    int SIGNATURE_BYTES = 64;
    /** The most bytes of an {@code admit}, which is opaque to the broker. */
    int MAX_ADMIT = 1_024;
    /** The most bytes of an {@code admission}, which is opaque to the broker. */
    int MAX_ADMISSION = 15_360;

    /** What an agent answers to an {@link AdmitRequest}. */
    sealed interface AdmitAnswer permits Admitted, Failure {}

    /** 6.1: the broker's first message on every connection. */
    record Hello(ByteString nonce) implements ControlMessage {
        public Hello {
            nonce = Check.exactly("nonce", nonce, HASH_BYTES);
        }
    }

    /** 6.2: the agent's claim to a session; {@code signature} is over PROTOCOL 3.3. */
    record Open(ByteString publicKey, ByteString nonce, long generation, ByteString signature, boolean makesKeyframes)
            implements ControlMessage {
        public Open {
            publicKey = Check.exactly("public key", publicKey, SessionId.PUBLIC_KEY_BYTES);
            nonce = Check.exactly("nonce", nonce, HASH_BYTES);
            Check.fromOne("generation", generation);
            signature = Check.exactly("signature", signature, SIGNATURE_BYTES);
        }

        /** The session that is claimed. */
        public SessionId sessionId() {
            return SessionId.of(publicKey);
        }
    }

    /**
     * 6.2: the claim holds. An empty host and port 0 mean "as you dialled"; {@code lastSeq} 0 means that no entry is
     * held.
     */
    record Opened(String publicHost, int publicPort, long lastSeq) implements ControlMessage {
        public Opened {
            if (!publicHost.isEmpty()) {
                HostPort.checkHost(publicHost);
            }
            Check.within("public port", publicPort, 0, 65_535);
            Check.fromZero("last seq", lastSeq);
        }
    }

    /** 6.3: all invites that the broker lets in, at most 256, no two of the same id; replaces the earlier set. */
    record Invites(List<Invite> invites) implements ControlMessage {
        public static final int MAX = 256;

        public Invites {
            Check.within("invites", invites.size(), 0, MAX);
            invites = List.copyOf(invites);
            var ids = new HashSet<InviteId>();
            if (!invites.stream().map(Invite::inviteId).allMatch(ids::add)) {
                throw new IllegalArgumentException("invites hold the same id twice");
            }
        }
    }

    /** What the broker knows of an invite; {@code tokenHash} is the SHA-256 of the join token. */
    record Invite(InviteId inviteId, ByteString tokenHash) {
        public Invite {
            tokenHash = Check.exactly("token hash", tokenHash, HASH_BYTES);
        }
    }

    /** 5.2: a viewer asks to be let in. Its token is a secret: {@code toString} leaves it out. */
    record Join(SessionId sessionId, InviteId inviteId, ByteString joinToken, ByteString admit)
            implements ControlMessage {
        public Join {
            joinToken = Check.exactly("join token", joinToken, HASH_BYTES);
            admit = Check.atMost("admit", admit, MAX_ADMIT);
        }

        @Override
        public String toString() {
            return "Join[sessionId=%s, inviteId=%s]".formatted(sessionId, inviteId);
        }
    }

    /** 5.3: a join whose token the broker has checked; {@code address} is the joiner's, without a port. */
    record AdmitRequest(long joinId, String address, InviteId inviteId, ByteString admit) implements ControlMessage {
        public static final int MAX_ADDRESS = 64;

        public AdmitRequest {
            Check.fromOne("join id", joinId);
            Check.within("address length", address.length(), 1, MAX_ADDRESS);
            VisibleText.check("address", address, MAX_ADDRESS);
            admit = Check.atMost("admit", admit, MAX_ADMIT);
        }
    }

    /** 5.4: the agent's answer to the join of that number. */
    record AdmitReply(long joinId, AdmitAnswer answer) implements ControlMessage {
        public AdmitReply {
            Check.fromOne("join id", joinId);
        }
    }

    /** 6.4: the joiner is a member; {@code admission} is a serialized {@code Admission} (5.4). */
    record Admitted(int member, ByteString admission) implements ControlMessage, AdmitAnswer {
        public Admitted {
            Check.fromOne("member", member);
            admission = Check.atMost("admission", admission, MAX_ADMISSION);
        }
    }

    /** 6.4: the connection of that member is gone. */
    record MemberOffline(int member) implements ControlMessage {
        public MemberOffline {
            Check.fromOne("member", member);
        }
    }

    /** 6.5: where the sharer is. */
    record Presence(Sharer sharer) implements ControlMessage {}

    /**
     * 6.6: the agent may send {@code bytes} bytes of entry frames, length fields included, after entry {@code
     * afterSeq}.
     */
    record Grant(long afterSeq, long bytes) implements ControlMessage {
        public Grant {
            Check.fromZero("after seq", afterSeq);
            Check.fromZero("bytes", bytes);
        }
    }

    /** 6.6: a keyframe as of entry {@code minSeq} or later is wanted. */
    record NeedKeyframe(long minSeq) implements ControlMessage {
        public NeedKeyframe {
            Check.fromZero("min seq", minSeq);
        }
    }

    /** 1.4: wants a {@link Pong} of the same id at once. */
    record Ping(long id) implements ControlMessage {
        public Ping {
            Check.fromZero("id", id);
        }
    }

    /** 1.4: the answer to the {@link Ping} of that id. */
    record Pong(long id) implements ControlMessage {
        public Pong {
            Check.fromZero("id", id);
        }
    }

    /**
     * 6.8: the session is over for good. {@code exitCode} is 0 to 255; {@code chain} is the value after {@code
     * lastSeq}.
     */
    record End(EndReason reason, int exitCode, long lastSeq, ByteString chain, ByteString signature)
            implements ControlMessage {
        public End {
            Check.within("exit code", exitCode, 0, 255);
            Check.fromZero("last seq", lastSeq);
            chain = Check.exactly("chain", chain, HASH_BYTES);
            signature = Check.exactly("signature", signature, SIGNATURE_BYTES);
        }
    }

    /** 6.9: {@code Error} on the wire. Its text may be shown as it is: see {@link VisibleText}. */
    record Failure(ErrorCode code, String text) implements ControlMessage, AdmitAnswer {
        /** The most bytes of the text's UTF-8. */
        public static final int MAX_TEXT = 1_024;

        public Failure {
            VisibleText.check("error text", text, MAX_TEXT);
        }

        /** An error of any text: characters that may not be shown are replaced, the end is cut if it is too long. */
        public static Failure of(ErrorCode code, String text) {
            return new Failure(code, VisibleText.clean(text, MAX_TEXT));
        }
    }
}
