package io.shareterm.broker.edge;

import akka.stream.Attributes;
import akka.stream.BidiShape;
import akka.stream.Inlet;
import akka.stream.Outlet;
import akka.stream.TLSProtocol.SendBytes;
import akka.stream.TLSProtocol.SessionBytes;
import akka.stream.TLSProtocol.SslTlsInbound;
import akka.stream.TLSProtocol.SslTlsOutbound;
import akka.stream.stage.AbstractInHandler;
import akka.stream.stage.AbstractOutHandler;
import akka.stream.stage.GraphStage;
import akka.stream.stage.GraphStageLogic;
import akka.stream.stage.TimerGraphStageLogic;
import akka.util.ByteString;
import io.shareterm.broker.tls.TlsTruncated;
import java.time.Duration;
import javax.net.ssl.SSLSession;

/**
 * Stands where Akka HTTP expects its own TLS: passes bytes, and ends a connection that keeps silent, in good order. Akka's
 * idle timeout would end a WebSocket too, and knows no deadline for the first request. A client that leaves without
 * close_notify, as many do, is a plain end to HTTP, which has lengths of its own to find what is missing. Belongs to one
 * connection.
 */
final class HttpPatience extends GraphStage<BidiShape<SslTlsOutbound, ByteString, ByteString, SslTlsInbound>> {
    private enum Expected {
        FIRST_REQUEST,
        BYTES,
        /** A WebSocket: its own pings find out whether anybody is there. */
        NOTHING
    }

    private final Inlet<SslTlsOutbound> fromHttp = Inlet.create("HttpPatience.fromHttp");
    private final Outlet<ByteString> toPeer = Outlet.create("HttpPatience.toPeer");
    private final Inlet<ByteString> fromPeer = Inlet.create("HttpPatience.fromPeer");
    private final Outlet<SslTlsInbound> toHttp = Outlet.create("HttpPatience.toHttp");
    private final BidiShape<SslTlsOutbound, ByteString, ByteString, SslTlsInbound> shape =
            BidiShape.of(fromHttp, toPeer, fromPeer, toHttp);

    private final HttpDeadlines deadlines;
    private final SSLSession session;
    /** Written by whatever thread completes a response. */
    private volatile Expected expected = Expected.FIRST_REQUEST;

    /**
     * For one connection.
     *
     * @param session what Akka HTTP is told; it looks only if asked for a header that this server does not use
     */
    HttpPatience(HttpDeadlines deadlines, SSLSession session) {
        this.deadlines = deadlines;
        this.session = session;
    }

    void requestCame() {
        if (expected == Expected.FIRST_REQUEST) {
            expected = Expected.BYTES;
        }
    }

    void upgraded() {
        expected = Expected.NOTHING;
    }

    @Override
    public BidiShape<SslTlsOutbound, ByteString, ByteString, SslTlsInbound> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new Passing();
    }

    private final class Passing extends TimerGraphStageLogic {
        private static final String SILENT = "silent";

        private long lastByteNanos = System.nanoTime();

        Passing() {
            super(shape);
            setHandler(fromHttp, new Finishing(toPeer) {
                @Override
                public void onPush() {
                    if (grab(fromHttp) instanceof SendBytes send) {
                        pass(toPeer, send.bytes());
                    } else {
                        pull(fromHttp);
                    }
                }
            });
            setHandler(fromPeer, new Finishing(toHttp) {
                @Override
                public void onPush() {
                    pass(toHttp, new SessionBytes(session, grab(fromPeer)));
                }
            });
            setHandler(toPeer, new Asking(fromHttp));
            setHandler(toHttp, new Asking(fromPeer));
        }

        private <T> void pass(Outlet<T> out, T bytes) {
            lastByteNanos = System.nanoTime();
            push(out, bytes);
        }

        @Override
        public void preStart() {
            scheduleOnce(SILENT, deadlines.firstRequest());
        }

        /** Looks at the clock again instead of moving a timer with every byte. */
        @Override
        public void onTimer(Object key) {
            switch (expected) {
                case FIRST_REQUEST -> completeStage();
                case BYTES -> {
                    Duration silent = Duration.ofNanos(System.nanoTime() - lastByteNanos);
                    if (silent.compareTo(deadlines.idle()) >= 0) {
                        completeStage();
                    } else {
                        scheduleOnce(SILENT, deadlines.idle().minus(silent));
                    }
                }
                case NOTHING -> cancelTimer(SILENT);
            }
        }

        private abstract class Finishing extends AbstractInHandler {
            private final Outlet<?> out;

            Finishing(Outlet<?> out) {
                this.out = out;
            }

            @Override
            public void onUpstreamFinish() {
                complete(out);
            }

            @Override
            public void onUpstreamFailure(Throwable cause) {
                if (cause instanceof TlsTruncated) {
                    complete(out);
                } else {
                    fail(out, cause);
                }
            }
        }

        private final class Asking extends AbstractOutHandler {
            private final Inlet<?> in;

            Asking(Inlet<?> in) {
                this.in = in;
            }

            @Override
            public void onPull() {
                pull(in);
            }

            @Override
            public void onDownstreamFinish(Throwable cause) {
                cancel(in, cause);
            }
        }
    }
}
