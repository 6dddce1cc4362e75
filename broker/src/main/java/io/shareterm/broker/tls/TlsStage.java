package io.shareterm.broker.tls;

import akka.japi.Pair;
import akka.stream.Attributes;
import akka.stream.BidiShape;
import akka.stream.Inlet;
import akka.stream.Outlet;
import akka.stream.stage.AbstractGraphStageWithMaterializedValue;
import akka.stream.stage.GraphStageLogic;
import akka.util.ByteString;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/**
 * TLS for one connection, fused with whatever is attached: no actor, queue or thread of its own, so an idle connection
 * costs little more than its engine and a frame crosses no mailbox on its way to the socket. Works in either role, as the
 * engine is set up.
 *
 * <p>Ports, as in Akka's own TLS: plaintext in, ciphertext out, ciphertext in, plaintext out. Boundaries: ciphertext is
 * pulled without demand during the handshake and after the reader has gone, else only on demand; plaintext is pulled only
 * when the transport asks, one element at a time, and that lateness is what lets a slow viewer skip. Ends:
 *
 * <ul>
 *   <li>plaintext in finishes: what is left is sealed, close_notify, ciphertext out completes; the peer may go on sending
 *       until the close deadline
 *   <li>the peer's close_notify: plaintext out completes, after what came before; this side may go on sending
 *   <li>end of the peer's bytes without it: plaintext out fails with {@link TlsTruncated}, plaintext in is cancelled
 *   <li>plaintext out is cancelled: the peer is read and ignored, so that its close is seen
 *   <li>a failed handshake or broken record: the alert goes out, then ciphertext out completes (to fail would reset the
 *       connection and lose the alert); plaintext out fails, plaintext in is cancelled
 *   <li>the attached flow fails, or a deadline of a peer that does not react passes: everything fails, a reset. Never
 *       close_notify, which would tell the peer that this was all
 * </ul>
 *
 * A KeyUpdate is answered between two records. If the stage dies, so does the connection, and nothing else.
 */
public final class TlsStage
        extends AbstractGraphStageWithMaterializedValue<
                BidiShape<ByteString, ByteString, ByteString, ByteString>, TlsControl> {
    private final Inlet<ByteString> plainIn = Inlet.create("Tls.plainIn");
    private final Outlet<ByteString> cipherOut = Outlet.create("Tls.cipherOut");
    private final Inlet<ByteString> cipherIn = Inlet.create("Tls.cipherIn");
    private final Outlet<ByteString> plainOut = Outlet.create("Tls.plainOut");
    private final BidiShape<ByteString, ByteString, ByteString, ByteString> shape =
            BidiShape.of(plainIn, cipherOut, cipherIn, plainOut);

    private final Supplier<SSLEngine> engines;
    private final HandshakePool pool;
    private final TlsDeadlines deadlines;
    private final TlsListener listener;

    /**
     * @param engines gives one fresh engine per materialisation, its role set; {@link ServerEngines} for the broker
     * @param pool where the costly steps of the handshake run
     * @param listener told of this connection; a stage with a listener of its own is materialised once
     */
    public TlsStage(Supplier<SSLEngine> engines, HandshakePool pool, TlsDeadlines deadlines, TlsListener listener) {
        this.engines = Objects.requireNonNull(engines, "engines");
        this.pool = Objects.requireNonNull(pool, "pool");
        this.deadlines = Objects.requireNonNull(deadlines, "deadlines");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    @Override
    public BidiShape<ByteString, ByteString, ByteString, ByteString> shape() {
        return shape;
    }

    @Override
    public Pair<GraphStageLogic, TlsControl> createLogicAndMaterializedValuePair(Attributes attributes) {
        TlsLogic logic = new TlsLogic(shape, engines.get(), pool, deadlines, listener);
        return Pair.create(logic, logic.control());
    }
}
