package io.shareterm.broker.peer;

import akka.NotUsed;
import akka.stream.javadsl.Flow;
import akka.util.ByteString;

/** Builds the flows of native peers. */
public final class PeerFlows {

    private PeerFlows() {}

    /**
     * The peer's bytes in, ours out; for one connection, without an asynchronous boundary: it runs on the island of its
     * transport. Bounded everywhere: it reads only while the session takes what it read, and writes only what the transport
     * asks for. It ends its output when the input has ended.
     */
    public static Flow<ByteString, ByteString, NotUsed> create(PeerContext context, PeerInfo peer) {
        return Flow.fromGraph(new PeerStage(context, peer));
    }
}
