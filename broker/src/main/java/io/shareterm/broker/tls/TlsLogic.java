package io.shareterm.broker.tls;

import akka.Done;
import akka.stream.BidiShape;
import akka.stream.stage.AsyncCallback;
import akka.util.ByteString;
import io.shareterm.broker.tls.TlsEnd.Cause;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * What a {@link TlsStage} does. Every event leaves what it brought and calls {@link #advance}, which does whatever engine
 * and ports now allow: each step is decided in one place, whatever the order of events.
 */
final class TlsLogic extends TlsPorts {
    private enum Phase {
        HANDSHAKE,
        /** The engine belongs to the pool until its task is back. */
        DELEGATED,
        TRANSFER
    }

    private enum Inbound {
        OPEN,
        /** After close_notify, a failure or this side's will: ciphertext is read only to see the transport's end. */
        IGNORED
    }

    private enum Outbound {
        OPEN,
        /** close_notify or an alert still has to leave. */
        CLOSING,
        CLOSED
    }

    private enum Timer {
        HANDSHAKE,
        CLOSE
    }

    private final TlsEngine engine;
    private final HandshakePool pool;
    private final TlsDeadlines deadlines;
    private final TlsListener listener;
    private final AsyncCallback<Done> close = createAsyncCallback(done -> closeHere());

    private Phase phase = Phase.HANDSHAKE;
    private Inbound inbound = Inbound.OPEN;
    private Outbound outbound = Outbound.OPEN;
    private Optional<TlsEnd> end = Optional.empty();

    TlsLogic(
            BidiShape<ByteString, ByteString, ByteString, ByteString> shape,
            SSLEngine engine,
            HandshakePool pool,
            TlsDeadlines deadlines,
            TlsListener listener) {
        super(shape);
        this.engine = new TlsEngine(engine);
        this.pool = pool;
        this.deadlines = deadlines;
        this.listener = listener;
    }

    TlsControl control() {
        return () -> close.invoke(Done.getInstance());
    }

    @Override
    public void preStart() throws SSLException {
        scheduleOnce(Timer.HANDSHAKE, deadlines.handshake());
        engine.begin();
        advance();
    }

    @Override
    void plainCame(ByteString plain) {
        engine.offer(plain);
        advance();
    }

    @Override
    void cipherCame(ByteString cipher) {
        if (inbound == Inbound.IGNORED) {
            pullCipher();
            return;
        }
        engine.receive(cipher);
        advance();
    }

    @Override
    void cipherWanted() {
        if (outbound == Outbound.CLOSING) {
            sendLast();
        }
        advance();
    }

    @Override
    public void postStop() {
        listener.ended(end.orElseGet(() -> TlsEnd.of(Cause.STOPPED)));
    }

    // ---- steps

    @Override
    void advance() {
        try {
            boolean again = true;
            while (again && phase != Phase.DELEGATED) {
                again = step();
            }
        } catch (SSLException e) {
            refuse(e);
        }
    }

    /** One look at what engine and ports allow; true if something changed, so that another step may be possible. */
    private boolean step() throws SSLException {
        return switch (engine.status()) {
            case NEED_TASK -> delegate();
            case NEED_WRAP -> outbound == Outbound.OPEN ? sendRecords() : read();
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> read();
            case NOT_HANDSHAKING, FINISHED -> transfer();
        };
    }

    private boolean delegate() {
        if (inbound == Inbound.IGNORED) {
            return false;
        }
        Phase resumed = phase;
        AsyncCallback<Done> back = createAsyncCallback(done -> {
            phase = resumed;
            advance();
        });
        Runnable tasks = engine.delegated();
        phase = Phase.DELEGATED;
        boolean accepted = pool.submit(() -> {
            try {
                tasks.run();
            } finally {
                back.invoke(Done.getInstance());
            }
        });
        if (!accepted) {
            abort(new TlsEnd(Cause.HANDSHAKE_REFUSED, "handshake pool full"));
        }
        return false;
    }

    private boolean sendRecords() throws SSLException {
        if (!isAvailable(cipherOut)) {
            return false;
        }
        ByteString records = engine.records();
        if (records.isEmpty()) {
            return false;
        }
        push(cipherOut, records);
        return true;
    }

    /** "Done" is when the engine wants nothing more: a session ticket still follows its FINISHED. */
    private boolean transfer() throws SSLException {
        if (phase == Phase.HANDSHAKE && inbound == Inbound.OPEN) {
            phase = Phase.TRANSFER;
            cancelTimer(Timer.HANDSHAKE);
            listener.established(engine.session());
        }
        boolean didRead = read();
        boolean didWrite = write();
        return didRead || didWrite;
    }

    private boolean read() throws SSLException {
        if (inbound == Inbound.IGNORED) {
            pullCipher();
            return false;
        }
        boolean atEnd = isClosed(cipherIn) && !engine.hasReceived();
        boolean wanted = phase == Phase.HANDSHAKE || isClosed(plainOut) || isAvailable(plainOut);
        if (!atEnd && !wanted) {
            return false;
        }
        return switch (engine.open()) {
            case RECORD -> {
                deliver(engine.plain());
                yield true;
            }
            case UNDERFLOW -> {
                readMore();
                yield false;
            }
            case CLOSED -> {
                noteEnd(TlsEnd.of(Cause.CLOSED_BY_PEER));
                complete(plainOut);
                ignoreInbound();
                yield true;
            }
        };
    }

    private void deliver(ByteString plain) {
        if (!plain.isEmpty() && !isClosed(plainOut)) {
            push(plainOut, plain);
        }
    }

    private void readMore() {
        if (!isClosed(cipherIn)) {
            pullCipher();
            return;
        }
        noteEnd(TlsEnd.of(phase == Phase.HANDSHAKE ? Cause.HANDSHAKE_ABANDONED : Cause.TRUNCATED));
        stopFlow(new TlsTruncated());
        engine.closeOutbound();
        beginClose();
    }

    private boolean write() throws SSLException {
        if (outbound != Outbound.OPEN || !isAvailable(cipherOut)) {
            return false;
        }
        if (engine.hasUnsealed()) {
            push(cipherOut, engine.seal());
            return true;
        }
        if (isClosed(plainIn)) {
            noteEnd(TlsEnd.of(Cause.CLOSED_HERE));
            engine.closeOutbound();
            beginClose();
            return true;
        }
        if (!hasBeenPulled(plainIn)) {
            pull(plainIn);
        }
        return false;
    }

    // ---- ends

    private void noteEnd(TlsEnd first) {
        if (end.isEmpty()) {
            end = Optional.of(first);
        }
    }

    /** The alert leaves before the transport is closed; the engine already holds it. */
    private void refuse(SSLException cause) {
        noteEnd(TlsEnd.of(phase == Phase.HANDSHAKE ? Cause.HANDSHAKE_FAILED : Cause.BROKEN, cause));
        stopFlow(cause);
        beginClose();
    }

    private void closeHere() {
        if (outbound != Outbound.OPEN) {
            return;
        }
        noteEnd(TlsEnd.of(Cause.CLOSED_HERE));
        if (phase == Phase.DELEGATED) {
            abort(TlsEnd.of(Cause.CLOSED_HERE));
            return;
        }
        cancel(plainIn);
        complete(plainOut);
        ignoreInbound();
        scheduleOnce(Timer.CLOSE, deadlines.close());
        if (phase == Phase.HANDSHAKE) {
            engine.closeOutbound();
            beginClose();
        }
        advance();
    }

    private void stopFlow(Throwable cause) {
        fail(plainOut, cause);
        cancel(plainIn, cause);
        engine.dropUnsealed();
        ignoreInbound();
    }

    private void ignoreInbound() {
        inbound = Inbound.IGNORED;
        pullCipher();
    }

    private void beginClose() {
        if (outbound == Outbound.OPEN) {
            outbound = Outbound.CLOSING;
            cancelTimer(Timer.HANDSHAKE);
            scheduleOnce(Timer.CLOSE, deadlines.close());
        }
        if (outbound == Outbound.CLOSING && isAvailable(cipherOut)) {
            sendLast();
        }
    }

    private void sendLast() {
        ByteString last = lastRecords();
        if (!last.isEmpty()) {
            push(cipherOut, last);
        }
        complete(cipherOut);
        outbound = Outbound.CLOSED;
    }

    private ByteString lastRecords() {
        try {
            return engine.records();
        } catch (SSLException alreadyReported) {
            return ByteString.emptyByteString();
        }
    }

    /** Without ceremony: the transport is reset. */
    private void abort(TlsEnd why) {
        noteEnd(why);
        failStage(new TlsAborted(why));
    }

    @Override
    void flowFailed(Throwable cause) {
        noteEnd(TlsEnd.of(Cause.FLOW_FAILED, cause));
        failStage(cause);
    }

    @Override
    void transportFailed(Throwable cause) {
        noteEnd(TlsEnd.of(phase == Phase.TRANSFER ? Cause.RESET : Cause.HANDSHAKE_ABANDONED, cause));
        failStage(cause);
    }

    @Override
    void transportLeft(Throwable cause) {
        if (outbound != Outbound.CLOSED) {
            transportFailed(cause);
        }
    }

    /** With nobody attached any more a handshake is not worth its work. */
    @Override
    void flowEnded() {
        if (phase == Phase.HANDSHAKE && isClosed(plainIn) && isClosed(plainOut)) {
            closeHere();
        } else {
            advance();
        }
    }

    @Override
    public void onTimer(Object key) {
        if (key == Timer.CLOSE) {
            end = end.map(first -> first.and("the peer did not close in time: reset"));
            abort(TlsEnd.of(Cause.CLOSED_HERE));
            return;
        }
        TlsEnd late = new TlsEnd(Cause.HANDSHAKE_TIMEOUT, "no handshake in " + deadlines.handshake());
        if (phase == Phase.DELEGATED) {
            abort(late);
            return;
        }
        noteEnd(late);
        stopFlow(new TlsAborted(late));
        engine.closeOutbound();
        beginClose();
        advance();
    }
}
