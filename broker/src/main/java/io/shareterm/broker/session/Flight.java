package io.shareterm.broker.session;

import java.util.ArrayDeque;

/**
 * What is on the way to one viewer: sent, not seen. Knows how much may be (PROTOCOL 8.3) from the rate at which the viewer
 * acknowledges. The rate is measured as in BBR's delivery rate: bytes acknowledged between the sending of a batch and its
 * acknowledgement, by the time in between; that spans a whole round trip, so a burst of late acknowledgements cannot blow it
 * up. A lower measurement lowers the rate only if the limit held the viewer back; otherwise there was just little to send.
 */
final class Flight {

    private record Batch(long seq, int bytes, long sentNanos, long seenBytesBefore) {}

    private static final double NANOS_PER_SECOND = 1e9;
    /** How much of a lower measurement is believed at once: one slow moment does not undo a good line. */
    private static final double TRUST_IN_LOWER = 0.25;

    private final FlightLimits limits;
    private final ArrayDeque<Batch> batches = new ArrayDeque<>(4);
    private long bytes;
    private long seenBytes;
    private double bytesPerSecond;
    private boolean heldBack;

    Flight(FlightLimits limits) {
        this.limits = limits;
    }

    /** Whether so many bytes more may go now. If nothing is on the way, anything may: else a large entry could never. */
    boolean allows(int more) {
        var allowed = bytes == 0 || bytes + more <= limit();
        heldBack |= !allowed;
        return allowed;
    }

    /** The most that may be on the way now, in bytes. */
    long limit() {
        return Math.max(
                limits.floorBytes(), (long) (bytesPerSecond * limits.time().toNanos() / NANOS_PER_SECOND));
    }

    /** Bytes on the way now. */
    long bytes() {
        return bytes;
    }

    void sent(long lastSeq, int batchBytes, long nowNanos) {
        batches.addLast(new Batch(lastSeq, batchBytes, nowNanos, seenBytes));
        bytes += batchBytes;
    }

    /** The viewer has taken in everything up to {@code seq}; a batch counts when it is seen as a whole. */
    void seen(long seq, long nowNanos) {
        var measured = -1.0;
        while (!batches.isEmpty() && batches.getFirst().seq() <= seq) {
            var batch = batches.removeFirst();
            bytes -= batch.bytes();
            seenBytes += batch.bytes();
            var nanos = Math.max(1, nowNanos - batch.sentNanos());
            measured = (seenBytes - batch.seenBytesBefore()) * NANOS_PER_SECOND / nanos;
        }
        if (measured > bytesPerSecond) {
            bytesPerSecond = measured;
        } else if (measured >= 0 && heldBack) {
            bytesPerSecond += (measured - bytesPerSecond) * TRUST_IN_LOWER;
            heldBack = false;
        }
    }
}
