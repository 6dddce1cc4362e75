package io.shareterm.protocol.frame;

import akka.util.ByteString;

/**
 * One frame with the fields of its fixed header (PROTOCOL 2.3). Ranges (2.4) are checked by the constructors, which
 * throw {@link IllegalArgumentException}; {@link FrameCodec} turns that into the peer's error. A {@code sealed} part
 * ends with its 16-byte tag.
 */
public sealed interface Frame {

    FrameType type();

    /** Entry {@code seq} of the log, sealed under the output key of {@code epoch}. */
    record Entry(long seq, int epoch, ByteString sealed) implements Frame {
        public Entry {
            Ranges.fromOne("seq", seq);
            Ranges.fromOne("epoch", epoch);
            Ranges.sealed(FrameType.ENTRY, sealed);
        }

        @Override
        public FrameType type() {
            return FrameType.ENTRY;
        }
    }

    /**
     * Part {@code part} (from 0) of the {@code parts} parts of keyframe {@code counter}, which is as of entry {@code
     * seq}.
     */
    record Keyframe(long counter, long seq, int epoch, int part, int parts, ByteString sealed) implements Frame {
        /** With it a keyframe has at most 4 MiB, whatever a peer says. */
        public static final int MAX_PARTS = 64;

        public Keyframe {
            Ranges.fromOne("counter", counter);
            Ranges.fromOne("seq", seq);
            Ranges.fromOne("epoch", epoch);
            Ranges.within("parts", parts, 1, MAX_PARTS);
            Ranges.within("part", part, 0, parts - 1);
            Ranges.sealed(FrameType.KEYFRAME, sealed);
        }

        @Override
        public FrameType type() {
            return FrameType.KEYFRAME;
        }
    }

    /** Input {@code seq} of {@code member}. */
    record Input(int member, long seq, ByteString sealed) implements Frame {
        public Input {
            Ranges.fromOne("member", member);
            Ranges.fromOne("seq", seq);
            Ranges.sealed(FrameType.INPUT, sealed);
        }

        @Override
        public FrameType type() {
            return FrameType.INPUT;
        }
    }

    /** Acknowledgement {@code counter} to {@code member}. */
    record InputAck(int member, long counter, ByteString sealed) implements Frame {
        public InputAck {
            Ranges.fromOne("member", member);
            Ranges.fromOne("counter", counter);
            Ranges.sealed(FrameType.INPUT_ACK, sealed);
        }

        @Override
        public FrameType type() {
            return FrameType.INPUT_ACK;
        }
    }

    /** The viewer has taken in everything up to entry {@code seq}; 0: nothing yet. */
    record Seen(long seq) implements Frame {
        public Seen {
            Ranges.fromZero("seq", seq);
        }

        @Override
        public FrameType type() {
            return FrameType.SEEN;
        }
    }

    /** The home holds everything up to entry {@code seq}. */
    record EntryAck(long seq) implements Frame {
        public EntryAck {
            Ranges.fromOne("seq", seq);
        }

        @Override
        public FrameType type() {
            return FrameType.ENTRY_ACK;
        }
    }

    /** A control message, still serialized: {@code io.shareterm.protocol.control.ControlCodec} reads it. */
    record ControlFrame(ByteString body) implements Frame {
        public ControlFrame {
            Ranges.within("length", body.size(), 0, FrameType.CONTROL.maxBody());
        }

        @Override
        public FrameType type() {
            return FrameType.CONTROL;
        }
    }
}
