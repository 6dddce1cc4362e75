package io.shareterm.load.tls;

import akka.NotUsed;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.util.concurrent.atomic.LongAdder;

/** What is attached to each connection: a viewer that gets frames as fast as it reads, or one that waits. */
final class Viewers {
    private static final int FRAME_BYTES = 4096;

    private final ByteString frame = ByteString.fromArray(new byte[FRAME_BYTES]);
    private final LongAdder frames = new LongAdder();
    private volatile boolean flooding;

    /** For connections accepted from now on. */
    void flood(boolean on) {
        flooding = on;
    }

    /** Handed to the transport so far; what buffers hold is at most a few frames for each viewer. */
    long frames() {
        return frames.sum();
    }

    Flow<ByteString, ByteString, NotUsed> flow() {
        return Flow.fromSinkAndSourceCoupled(Sink.ignore(), flooding ? endless() : Source.maybe());
    }

    private Source<ByteString, ?> endless() {
        return Source.repeat(frame).map(same -> {
            frames.increment();
            return same;
        });
    }
}
