package io.shareterm.broker.tls;

import akka.util.ByteString;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * The record work of one connection, without ports and actors: ciphertext and plaintext go in, records and plaintext
 * come out. Owns the {@link SSLEngine}, the ciphertext not yet opened and the plaintext not yet sealed, and between calls
 * no other memory. One caller at a time; none at all while a delegated task runs, since the engine would make it wait.
 */
final class TlsEngine {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** What became of an attempt to open a record. */
    enum Opened {
        /** A record was consumed; {@link #plain} has its plaintext, empty for all but application data. */
        RECORD,
        /** No whole record is there. */
        UNDERFLOW,
        /** The peer's close_notify has come; nothing after it counts. */
        CLOSED
    }

    private final SSLEngine engine;
    private ByteBuffer received = NOTHING;
    private ByteString opened = ByteString.emptyByteString();
    private ByteString unsealed = ByteString.emptyByteString();

    TlsEngine(SSLEngine engine) {
        this.engine = engine;
    }

    void begin() throws SSLException {
        engine.beginHandshake();
    }

    HandshakeStatus status() {
        return engine.getHandshakeStatus();
    }

    TlsSession session() {
        return TlsSession.of(engine);
    }

    /** What the handshake wants done, and may be done by another thread. */
    Runnable delegated() {
        List<Runnable> tasks = new ArrayList<>(1);
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            tasks.add(task);
        }
        return () -> tasks.forEach(Runnable::run);
    }

    /** Adds ciphertext. Copied, because the JDK decrypts in place and a ByteString may not change. */
    void receive(ByteString cipher) {
        int left = received.remaining();
        byte[] joined = new byte[left + cipher.size()];
        received.get(joined, 0, left);
        cipher.copyToBuffer(ByteBuffer.wrap(joined, left, cipher.size()));
        received = ByteBuffer.wrap(joined);
    }

    boolean hasReceived() {
        return received.hasRemaining();
    }

    /** Opens the next record. */
    Opened open() throws SSLException {
        ByteBuffer target = TlsScratch.current().plain();
        SSLEngineResult result = engine.unwrap(received, target);
        if (!received.hasRemaining()) {
            received = NOTHING;
        }
        opened = TlsScratch.copy(target);
        return switch (result.getStatus()) {
            case OK -> Opened.RECORD;
            case BUFFER_UNDERFLOW -> Opened.UNDERFLOW;
            case CLOSED -> Opened.CLOSED;
            case BUFFER_OVERFLOW -> throw new SSLException("record larger than TLS allows");
        };
    }

    /** The plaintext of the record opened last. */
    ByteString plain() {
        ByteString plain = opened;
        opened = ByteString.emptyByteString();
        return plain;
    }

    /** Takes plaintext to be sealed; the former must have been sealed to its end. */
    void offer(ByteString plain) {
        unsealed = plain;
    }

    boolean hasUnsealed() {
        return !unsealed.isEmpty();
    }

    void dropUnsealed() {
        unsealed = ByteString.emptyByteString();
    }

    /** Seals as much as goes in one push; the pieces of a ByteString share records, so many small frames cost one. */
    ByteString seal() throws SSLException {
        ByteBuffer target = TlsScratch.current().cipher();
        ByteBuffer[] pieces = pieces(unsealed);
        int sealed = 0;
        while (sealed < unsealed.size() && TlsScratch.hasRoom(target)) {
            SSLEngineResult result = engine.wrap(pieces, target);
            sealed += result.bytesConsumed();
            if (result.getStatus() != SSLEngineResult.Status.OK) {
                throw new SSLException("cannot seal: " + result.getStatus());
            }
        }
        unsealed = sealed == unsealed.size() ? ByteString.emptyByteString() : unsealed.drop(sealed);
        return TlsScratch.copy(target);
    }

    private static ByteBuffer[] pieces(ByteString plain) {
        if (plain.isCompact()) {
            return new ByteBuffer[] {plain.asByteBuffer()};
        }
        List<ByteBuffer> pieces = new ArrayList<>();
        plain.getByteBuffers().forEach(pieces::add);
        return pieces.toArray(ByteBuffer[]::new);
    }

    /** What the engine itself has to say: handshake, key update, session ticket, alert, close_notify. */
    ByteString records() throws SSLException {
        ByteBuffer target = TlsScratch.current().cipher();
        int before;
        do {
            before = target.position();
            engine.wrap(NOTHING, target);
        } while (target.position() > before
                && TlsScratch.hasRoom(target)
                && status() == HandshakeStatus.NEED_WRAP
                && !engine.isOutboundDone());
        return TlsScratch.copy(target);
    }

    /** From here on {@link #records} gives close_notify, and nothing can be sealed. */
    void closeOutbound() {
        engine.closeOutbound();
    }
}
