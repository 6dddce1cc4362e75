package io.shareterm.broker.peer;

import akka.stream.Attributes;
import akka.stream.FlowShape;
import akka.stream.Inlet;
import akka.stream.Outlet;
import akka.stream.stage.GraphStage;
import akka.stream.stage.GraphStageLogic;
import akka.util.ByteString;

/** One native peer's connection as one stage: bytes that came in to bytes that go out. */
final class PeerStage extends GraphStage<FlowShape<ByteString, ByteString>> {

    private final FlowShape<ByteString, ByteString> shape =
            FlowShape.of(Inlet.create("peer.in"), Outlet.create("peer.out"));
    private final PeerContext context;
    private final PeerInfo peer;

    PeerStage(PeerContext context, PeerInfo peer) {
        this.context = context;
        this.peer = peer;
    }

    @Override
    public FlowShape<ByteString, ByteString> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new PeerLogic(shape, context, peer);
    }
}
