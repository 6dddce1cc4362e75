package io.shareterm.config.tls;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** Two TLS engines that talk to each other without a network. */
record EnginePair(SSLEngine client, SSLEngine server) {
    private static final int ENOUGH = 1 << 16;
    private static final int MAX_ROUNDS = 100;

    /**
     * Runs the handshake to its end.
     *
     * @throws SSLException what the first side to fail says
     */
    void handshake() throws SSLException {
        client.beginHandshake();
        server.beginHandshake();
        ByteBuffer toServer = ByteBuffer.allocate(ENOUGH).flip();
        ByteBuffer toClient = ByteBuffer.allocate(ENOUGH).flip();
        for (int round = 0; round < MAX_ROUNDS; round++) {
            step(client, toClient, toServer);
            step(server, toServer, toClient);
            if (isDone(client) && isDone(server) && !toServer.hasRemaining() && !toClient.hasRemaining()) {
                return;
            }
        }
        throw new AssertionError("the handshake does not end");
    }

    private static boolean isDone(SSLEngine engine) {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }

    private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        ByteBuffer nothing = ByteBuffer.allocate(0);
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            out.compact();
            try {
                engine.wrap(nothing, out);
            } finally {
                out.flip();
            }
        } else if (in.hasRemaining()) {
            engine.unwrap(in, ByteBuffer.allocate(ENOUGH));
        }
    }
}
