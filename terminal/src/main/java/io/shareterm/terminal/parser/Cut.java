package io.shareterm.terminal.parser;

/**
 * A piece of output that begins where the last one ended.
 *
 * @param length bytes, 0 where no piece can be cut off yet
 * @param forced whether the stream is <em>not</em> at ground behind the piece: nothing may be inserted there and no
 *     keyframe made as of it
 */
public record Cut(int length, boolean forced) {
    /** More bytes are needed. */
    public static final Cut NONE = new Cut(0, false);

    public Cut {
        if (length < 0 || (forced && length == 0)) {
            throw new IllegalArgumentException("no piece: length=" + length + ", forced=" + forced);
        }
    }

    public boolean isNone() {
        return length == 0;
    }
}
