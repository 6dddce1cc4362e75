package io.shareterm.broker.tls;

import akka.util.ByteString;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** The peer of a stage, driven by the test record by record over the stage's ciphertext probes. */
final class HandDrivenPeer {
    private static final int ROOM = 64 * 1024;

    private final SSLEngine engine;
    private final StageProbes stage;
    private final ByteBuffer plain = ByteBuffer.allocate(ROOM);
    private ByteBuffer received = ByteBuffer.allocate(0);

    HandDrivenPeer(SSLEngine engine, StageProbes stage) {
        this.engine = engine;
        this.stage = stage;
    }

    /** Until both sides are done, the session ticket included. */
    void handshake() throws SSLException {
        engine.beginHandshake();
        while (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
            handshakeStep();
        }
        open(stage.cipherOut().requestNext());
        stage.listener().session();
    }

    private void handshakeStep() throws SSLException {
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> engine.getDelegatedTask().run();
            case NEED_WRAP -> stage.cipherIn().sendNext(records());
            default -> {
                if (unwrap().getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
                    receive(stage.cipherOut().requestNext());
                }
            }
        }
    }

    /** The first flight only. */
    ByteString hello() throws SSLException {
        engine.beginHandshake();
        return records();
    }

    /** Goes on until the stage's alert comes, and tells what the engine says of it. */
    String alert() {
        try {
            while (true) {
                handshakeStep();
            }
        } catch (SSLException alert) {
            return String.valueOf(alert.getMessage());
        }
    }

    /** What the engine itself has to say. */
    ByteString records() throws SSLException {
        ByteBuffer out = ByteBuffer.allocate(ROOM);
        do {
            engine.wrap(ByteBuffer.allocate(0), out);
        } while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP);
        return bytes(out);
    }

    /** One record or more with these bytes. */
    ByteString seal(ByteString bytes) throws SSLException {
        ByteBuffer out = ByteBuffer.allocate(bytes.size() * 2 + ROOM);
        ByteBuffer in = bytes.asByteBuffer();
        while (in.hasRemaining()) {
            engine.wrap(in, out);
        }
        return bytes(out);
    }

    /** What comes next from the stage, opened; empty if it held no application data. */
    ByteString next() throws SSLException {
        return open(stage.cipherOut().requestNext());
    }

    ByteString open(ByteString cipher) throws SSLException {
        receive(cipher);
        plain.clear();
        SSLEngineResult result = unwrap();
        while (result.getStatus() == SSLEngineResult.Status.OK && received.hasRemaining()) {
            result = unwrap();
        }
        return bytes(plain);
    }

    ByteString closeNotify() throws SSLException {
        engine.closeOutbound();
        return records();
    }

    /** Whether the stage's close_notify has come. */
    boolean sawCloseNotify() {
        return engine.isInboundDone();
    }

    /** Asks for new keys, both ways: in TLS 1.3 that is what a second handshake means. */
    ByteString keyUpdate() throws SSLException {
        engine.beginHandshake();
        return records();
    }

    private SSLEngineResult unwrap() throws SSLException {
        return engine.unwrap(received, plain);
    }

    private void receive(ByteString cipher) {
        received = ByteBuffer.allocate(received.remaining() + cipher.size())
                .put(received)
                .put(cipher.asByteBuffer())
                .flip();
    }

    private static ByteString bytes(ByteBuffer written) {
        return TlsScratch.copy(written);
    }
}
