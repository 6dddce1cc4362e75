package io.shareterm.terminal.screen;

import java.util.Arrays;

/**
 * The stack of progressive enhancement flags of the kitty keyboard protocol; each screen has its own.
 *
 * @see <a href="https://sw.kovidgoyal.net/kitty/keyboard-protocol/">Comprehensive keyboard handling in terminals</a>
 */
final class KeyboardFlags {
    /** Entries kept; pushing more drops the oldest, as the protocol asks. */
    static final int MAX_DEPTH = 16;

    private static final int ALL_FLAGS = 0x1f;

    private final int[] stack = new int[MAX_DEPTH];
    private int depth = 1;

    int depth() {
        return depth;
    }

    /** The flags at {@code index} from the bottom; the last ones are in force. */
    int at(int index) {
        return stack[index];
    }

    /** CSI = flags ; how u: 1 sets these and resets all others, 2 sets these, 3 resets these. */
    void set(int flags, int how) {
        int known = flags & ALL_FLAGS;
        switch (how) {
            case 1 -> stack[depth - 1] = known;
            case 2 -> stack[depth - 1] |= known;
            case 3 -> stack[depth - 1] &= ~known;
            default -> {
                // Not defined.
            }
        }
    }

    void push(int flags) {
        if (depth == MAX_DEPTH) {
            System.arraycopy(stack, 1, stack, 0, --depth);
        }
        stack[depth++] = flags & ALL_FLAGS;
    }

    /** Removes {@code count} entries; behind the last one all flags are off. */
    void pop(int count) {
        int left = Math.max(0, depth - count);
        Arrays.fill(stack, left, depth, 0);
        depth = Math.max(1, left);
    }
}
