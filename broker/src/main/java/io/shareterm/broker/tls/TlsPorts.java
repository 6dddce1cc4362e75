package io.shareterm.broker.tls;

import akka.stream.BidiShape;
import akka.stream.Inlet;
import akka.stream.Outlet;
import akka.stream.SubscriptionWithCancelException.NonFailureCancellation;
import akka.stream.stage.AbstractInHandler;
import akka.stream.stage.AbstractOutHandler;
import akka.stream.stage.TimerGraphStageLogic;
import akka.util.ByteString;

/** The four ports of a {@link TlsStage}, and what an event at each of them means: bytes, demand, an end or a failure. */
abstract class TlsPorts extends TimerGraphStageLogic {
    final Inlet<ByteString> plainIn;
    final Outlet<ByteString> cipherOut;
    final Inlet<ByteString> cipherIn;
    final Outlet<ByteString> plainOut;

    TlsPorts(BidiShape<ByteString, ByteString, ByteString, ByteString> shape) {
        super(shape);
        plainIn = shape.in1();
        cipherOut = shape.out1();
        cipherIn = shape.in2();
        plainOut = shape.out2();
        setHandler(plainIn, new PlainIn());
        setHandler(cipherOut, new CipherOut());
        setHandler(cipherIn, new CipherIn());
        setHandler(plainOut, new PlainOut());
    }

    /** Something may be possible now: demand, or the end of the ciphertext. */
    abstract void advance();

    abstract void plainCame(ByteString plain);

    abstract void cipherCame(ByteString cipher);

    abstract void cipherWanted();

    /** One way of the attached flow, or both, came to a good end. */
    abstract void flowEnded();

    abstract void flowFailed(Throwable cause);

    /** The transport takes no more ciphertext, and says of nothing wrong. */
    abstract void transportLeft(Throwable cause);

    abstract void transportFailed(Throwable cause);

    /** Asks for ciphertext, unless there will be none or it was asked for. */
    final void pullCipher() {
        if (!isClosed(cipherIn) && !hasBeenPulled(cipherIn)) {
            pull(cipherIn);
        }
    }

    private final class PlainIn extends AbstractInHandler {
        @Override
        public void onPush() {
            plainCame(grab(plainIn));
        }

        @Override
        public void onUpstreamFinish() {
            flowEnded();
        }

        @Override
        public void onUpstreamFailure(Throwable cause) {
            flowFailed(cause);
        }
    }

    private final class CipherOut extends AbstractOutHandler {
        @Override
        public void onPull() {
            cipherWanted();
        }

        @Override
        public void onDownstreamFinish(Throwable cause) {
            if (cause instanceof NonFailureCancellation) {
                transportLeft(cause);
            } else {
                transportFailed(cause);
            }
        }
    }

    private final class CipherIn extends AbstractInHandler {
        @Override
        public void onPush() {
            cipherCame(grab(cipherIn));
        }

        @Override
        public void onUpstreamFinish() {
            advance();
        }

        @Override
        public void onUpstreamFailure(Throwable cause) {
            transportFailed(cause);
        }
    }

    private final class PlainOut extends AbstractOutHandler {
        @Override
        public void onPull() {
            advance();
        }

        @Override
        public void onDownstreamFinish(Throwable cause) {
            if (cause instanceof NonFailureCancellation) {
                flowEnded();
            } else {
                flowFailed(cause);
            }
        }
    }
}
