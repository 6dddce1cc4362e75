package io.shareterm.protocol.log;

import akka.util.ByteString;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.frame.FrameType;
import io.shareterm.protocol.text.MemberName;
import io.shareterm.protocol.text.VisibleText;
import java.util.HashSet;
import java.util.List;

/**
 * What an entry holds once it is opened (PROTOCOL 8.1). The constructors check ranges: {@link
 * IllegalArgumentException}.
 */
public sealed interface EntryContent {

    /** The most bytes of content: an entry's body less header, tag and kind. */
    int MAX_BYTES = FrameType.ENTRY.maxBody() - FrameType.ENTRY.minBody() - 1;

    /** Bytes of the terminal, 1 to {@link #MAX_BYTES}. */
    record Output(ByteString bytes) implements EntryContent {
        public Output {
            if (bytes.isEmpty() || bytes.size() > MAX_BYTES) {
                throw new IllegalArgumentException(
                        "output out of range: length=%d, must be 1 to %d".formatted(bytes.size(), MAX_BYTES));
            }
        }
    }

    /** The size of the terminal in cells, 1 to 4,096 each. */
    record Resize(int columns, int rows) implements EntryContent {
        public static final int MAX = 4_096;

        public Resize {
            if (columns < 1 || columns > MAX || rows < 1 || rows > MAX) {
                throw new IllegalArgumentException(
                        "size out of range: %dx%d, each must be 1 to %d".formatted(columns, rows, MAX));
            }
        }
    }

    /** Everybody who is here, each member once, at most {@link #MAX}. */
    record Roster(List<Person> people) implements EntryContent {
        /** With the longest names and numbers a roster of so many still fits into one entry. */
        public static final int MAX = 512;

        public Roster {
            if (people.size() > MAX) {
                throw new IllegalArgumentException("roster too long: people=%d, max=%d".formatted(people.size(), MAX));
            }
            people = List.copyOf(people);
            var members = new HashSet<Integer>();
            if (!people.stream().map(Person::member).allMatch(members::add)) {
                throw new IllegalArgumentException("roster holds the same member twice");
            }
        }
    }

    /** Somebody who is here. */
    record Person(int member, MemberName name, Role role) {
        public Person {
            if (member < 1) {
                throw new IllegalArgumentException("member out of range: " + Integer.toUnsignedString(member));
            }
        }
    }

    /** The title of the terminal; empty: none. */
    record Title(String text) implements EntryContent {
        /** The most bytes of the text's UTF-8. */
        public static final int MAX_BYTES = 256;

        public Title {
            VisibleText.check("title", text, MAX_BYTES);
        }

        /** As a program set it: characters that may not be shown are replaced, the end is cut if it is too long. */
        public static Title of(String text) {
            return new Title(VisibleText.clean(text, MAX_BYTES));
        }
    }

    /**
     * A signed state of the log (PROTOCOL 9.2); {@link Checkpoints} makes and checks it.
     *
     * @param chain the chain's value before this entry
     * @param keyframe the newest keyframe
     */
    record Checkpoint(ByteString chain, KeyframeMark keyframe, ByteString signature) implements EntryContent {
        public static final int SIGNATURE_BYTES = 64;

        public Checkpoint {
            if (chain.size() != Chain.LENGTH || signature.size() != SIGNATURE_BYTES) {
                throw new IllegalArgumentException(
                        "checkpoint malformed: chain=%d, signature=%d bytes".formatted(chain.size(), signature.size()));
            }
        }
    }

    /** An entry of a kind that this version does not know: passed over. */
    record Unknown(int kind, ByteString content) implements EntryContent {}
}
