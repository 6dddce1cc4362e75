package io.shareterm.broker.edge;

import akka.NotUsed;
import akka.stream.Attributes;
import akka.stream.FlowShape;
import akka.stream.Inlet;
import akka.stream.Outlet;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Source;
import akka.stream.stage.AbstractInHandler;
import akka.stream.stage.AbstractOutHandler;
import akka.stream.stage.AsyncCallback;
import akka.stream.stage.GraphStage;
import akka.stream.stage.GraphStageLogic;
import akka.util.ByteString;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * A flow that is chosen once the handshake has told who is there, and then runs in the same island. Until then nothing is
 * pulled and nothing is built, so a connection that never finishes its handshake never costs a session or an HTTP parser
 * anything. Adds no buffer: demand, elements and ends pass straight through, in both directions.
 */
public final class AlpnSwitch extends GraphStage<FlowShape<ByteString, ByteString>> {
    private final Inlet<ByteString> in = Inlet.create("AlpnSwitch.in");
    private final Outlet<ByteString> out = Outlet.create("AlpnSwitch.out");
    private final FlowShape<ByteString, ByteString> shape = FlowShape.of(in, out);

    private final CompletionStage<EdgePeer> established;
    private final Function<EdgePeer, Flow<ByteString, ByteString, NotUsed>> choice;

    /**
     * Waits for a handshake.
     *
     * @param established completes when the handshake is done; if it fails this stage must be told through its input
     * @param choice gives the flow for that peer; called once, on the island
     */
    public AlpnSwitch(
            CompletionStage<EdgePeer> established, Function<EdgePeer, Flow<ByteString, ByteString, NotUsed>> choice) {
        this.established = Objects.requireNonNull(established, "established");
        this.choice = Objects.requireNonNull(choice, "choice");
    }

    @Override
    public FlowShape<ByteString, ByteString> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new Waiting();
    }

    /** Ends that come early end the stage; the handlers are replaced when the flow is there. */
    private final class Waiting extends GraphStageLogic {
        Waiting() {
            super(shape);
            setHandler(in, new AbstractInHandler() {
                @Override
                public void onPush() {
                    throw new IllegalStateException("pushed without demand");
                }
            });
            setHandler(out, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    // Kept by the port: the demand is passed on when the flow is there.
                }
            });
        }

        @Override
        public void preStart() {
            AsyncCallback<EdgePeer> known = createAsyncCallback(this::attach);
            established.thenAccept(known::invoke);
        }

        private void attach(EdgePeer peer) {
            SubSourceOutlet<ByteString> toFlow = new SubSourceOutlet<>("AlpnSwitch.toFlow");
            SubSinkInlet<ByteString> fromFlow = new SubSinkInlet<>("AlpnSwitch.fromFlow");
            passInput(toFlow);
            passOutput(fromFlow);
            Source.fromGraph(toFlow.source()).via(choice.apply(peer)).runWith(fromFlow.sink(), subFusingMaterializer());
            if (isAvailable(out)) {
                fromFlow.pull();
            }
        }

        private void passInput(SubSourceOutlet<ByteString> toFlow) {
            toFlow.setHandler(new AbstractOutHandler() {
                @Override
                public void onPull() {
                    pull(in);
                }

                @Override
                public void onDownstreamFinish(Throwable cause) {
                    cancel(in, cause);
                }
            });
            setHandler(in, new AbstractInHandler() {
                @Override
                public void onPush() {
                    toFlow.push(grab(in));
                }

                @Override
                public void onUpstreamFinish() {
                    toFlow.complete();
                }

                @Override
                public void onUpstreamFailure(Throwable cause) {
                    toFlow.fail(cause);
                }
            });
        }

        private void passOutput(SubSinkInlet<ByteString> fromFlow) {
            fromFlow.setHandler(new AbstractInHandler() {
                @Override
                public void onPush() {
                    push(out, fromFlow.grab());
                }

                @Override
                public void onUpstreamFinish() {
                    complete(out);
                }

                @Override
                public void onUpstreamFailure(Throwable cause) {
                    fail(out, cause);
                }
            });
            setHandler(out, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    fromFlow.pull();
                }

                @Override
                public void onDownstreamFinish(Throwable cause) {
                    fromFlow.cancel(cause);
                }
            });
        }
    }
}
