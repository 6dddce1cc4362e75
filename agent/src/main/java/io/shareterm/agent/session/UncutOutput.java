package io.shareterm.agent.session;

import akka.util.ByteString;
import io.shareterm.terminal.parser.Cut;
import io.shareterm.terminal.parser.OutputCutter;
import java.util.ArrayList;
import java.util.List;

/**
 * Output that has not become an entry: cut only where the terminal's parser is at ground (PROTOCOL 8.1). Holds less than one
 * longest piece between two calls.
 */
final class UncutOutput {
    private final OutputCutter cutter = new OutputCutter();
    private byte[] bytes = new byte[8 * 1024];
    private int size;

    /** The pieces that can be cut off now; what is left is the beginning of a sequence or a character. */
    List<ByteString> add(ByteString output) {
        makeRoom(output.size());
        output.copyToArray(bytes, size, output.size());
        size += output.size();
        List<ByteString> pieces = new ArrayList<>();
        int from = 0;
        for (Cut cut = cutter.cut(bytes, from, size); !cut.isNone(); cut = cutter.cut(bytes, from, size)) {
            pieces.add(ByteString.fromArray(bytes, from, cut.length()));
            from += cut.length();
        }
        System.arraycopy(bytes, from, bytes, 0, size - from);
        size -= from;
        return pieces;
    }

    /** What is left at the end of the output: one piece, or none. */
    List<ByteString> rest() {
        List<ByteString> rest = size == 0 ? List.of() : List.of(ByteString.fromArray(bytes, 0, size));
        size = 0;
        return rest;
    }

    private void makeRoom(int more) {
        if (size + more > bytes.length) {
            byte[] larger = new byte[Integer.highestOneBit(size + more) * 2];
            System.arraycopy(bytes, 0, larger, 0, size);
            bytes = larger;
        }
    }
}
