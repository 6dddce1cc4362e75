package io.shareterm.terminal.parser;

import java.util.Objects;

/**
 * Finds where terminal output may be cut into pieces that begin and end at ground: inside neither a control function nor
 * a UTF-8 character.
 *
 * <p>The cutter holds no bytes. Its owner keeps them in one array, calls {@link #cut} with all that were not cut off yet,
 * and removes the piece. Every byte is parsed once, however often it is offered:
 *
 * <pre>{@code
 * end += pty.read(buffer, end);
 * Cut cut = cutter.cut(buffer, start, end);
 * while (!cut.isNone()) {
 *     send(buffer, start, cut.length());
 *     start += cut.length();
 *     cut = cutter.cut(buffer, start, end);
 * }
 * }</pre>
 *
 * <p>A place between a base character and its combining mark, within a grapheme cluster, between CR and LF or behind a
 * single shift is a legal cut: pieces are contiguous, so the receiver's terminal sees the same bytes, and a keyframe made
 * there has to carry what still can join (the last cell, the shift).
 *
 * <p>When {@code maxPieceBytes} bytes hold no legal cut (a string or a sequence that does not end), the cut is forced, so
 * that the owner's memory and the receiver's delay stay bounded. Pieces are then cut off at that size until the stream
 * is at ground again; a forced cut avoids the inside of a UTF-8 character where it can. No keyframe can be made as of a
 * forced cut.
 *
 * <p>When the stream ends, what was not cut off is an unfinished sequence or character: send or drop it.
 */
public final class OutputCutter {
    /** Leaves room for kind, counter and tag in an entry of at most 64 KiB (PROTOCOL). */
    public static final int DEFAULT_MAX_PIECE_BYTES = 48 * 1024;
    /** Smaller pieces would cut ordinary control sequences. */
    public static final int LEAST_MAX_PIECE_BYTES = 64;

    private static final int LONGEST_CHARACTER_BYTES = 4;

    private final VtParser parser = new VtParser(new ParserHandler() {});
    private final int maxPieceBytes;
    /** How many of the bytes behind the last cut were parsed; none of them ends a legal piece. */
    private int parsed;

    /** Pieces of at most {@code maxPieceBytes}, which is at least {@value #LEAST_MAX_PIECE_BYTES}. */
    public OutputCutter(int maxPieceBytes) {
        if (maxPieceBytes < LEAST_MAX_PIECE_BYTES) {
            throw new IllegalArgumentException(
                    "maxPieceBytes too small: value=" + maxPieceBytes + ", min=" + LEAST_MAX_PIECE_BYTES);
        }
        this.maxPieceBytes = maxPieceBytes;
    }

    public OutputCutter() {
        this(DEFAULT_MAX_PIECE_BYTES);
    }

    /**
     * Cuts off the longest legal piece.
     *
     * @param data holds all bytes since the last cut in {@code [from, to)}; those offered before must not have changed
     * @return the piece, which the caller must take; {@link Cut#NONE} where more bytes are needed
     */
    public Cut cut(byte[] data, int from, int to) {
        Objects.checkFromToIndex(from, to, data.length);
        int offered = Math.min(to - from, maxPieceBytes);
        if (offered < parsed) {
            throw new IllegalArgumentException("bytes went missing: offered=" + offered + ", parsed before=" + parsed);
        }
        int found = parser.parse(data, from + parsed, from + offered);
        parsed = offered;
        if (found > from) {
            return take(found - from, false);
        }
        return parsed == maxPieceBytes ? take(forced(data, from), true) : Cut.NONE;
    }

    private Cut take(int length, boolean forced) {
        parsed -= length;
        return new Cut(length, forced);
    }

    /** The length of a full piece, less the beginning of a character at its end. */
    private int forced(byte[] data, int from) {
        int end = maxPieceBytes;
        int least = maxPieceBytes - LONGEST_CHARACTER_BYTES;
        while (end > least && isContinuation(data[from + end - 1])) {
            end--;
        }
        boolean lead = end > least && (data[from + end - 1] & 0xc0) == 0xc0;
        return lead ? end - 1 : maxPieceBytes;
    }

    private static boolean isContinuation(byte octet) {
        return (octet & 0xc0) == 0x80;
    }
}
