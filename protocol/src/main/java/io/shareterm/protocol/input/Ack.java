package io.shareterm.protocol.input;

/** The agent's answer to an input: the number that it waits for next, and what became of this one (PROTOCOL 7.2). */
public record Ack(long nextSeq, Verdict verdict) {

    public Ack {
        if (nextSeq < 1) {
            throw new IllegalArgumentException(
                    "nextSeq out of range: %s, starts at 1".formatted(Long.toUnsignedString(nextSeq)));
        }
    }
}
