package io.shareterm.load.tls;

import io.shareterm.broker.tls.ServerEngines;
import io.shareterm.config.tls.ClientTls;
import io.shareterm.config.tls.TlsTrust;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * The viewers, in a process of their own so that neither their CPU nor their heap counts. Commands on stdin:
 * {@code connect PORT COUNT}, answered when all have their handshake behind them and read, and {@code close}.
 */
final class TlsClients {
    private static final int READ_BYTES = 32 * 1024;

    private final ClientTls tls = ClientTls.of(new TlsTrust.NoVerification());
    private final ExecutorService readers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "viewer");
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<SSLSocket> open = new ConcurrentLinkedQueue<>();

    private TlsClients() {}

    public static void main(String[] args) {
        TlsClients clients = new TlsClients();
        Lines.answer("ready");
        Lines.each(clients::answer);
    }

    private String answer(String command) {
        String[] words = command.split(" ", -1);
        switch (words[0]) {
            case "connect" -> connect(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            case "close" -> close();
            default -> throw new IllegalArgumentException("unknown command: " + command);
        }
        return "ok";
    }

    private void connect(int port, int count) {
        IntStream.range(0, count).parallel().forEach(i -> connect(port));
    }

    private void connect(int port) {
        try {
            SSLSocket socket = (SSLSocket) tls.context().getSocketFactory().createSocket("127.0.0.1", port);
            SSLParameters parameters = tls.parameters(List.of(ServerEngines.NATIVE));
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            open.add(socket);
            readers.execute(() -> readToEnd(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readToEnd(SSLSocket socket) {
        byte[] into = new byte[READ_BYTES];
        try (InputStream in = socket.getInputStream()) {
            int read = 0;
            while (read >= 0) {
                read = in.read(into);
            }
        } catch (IOException expected) {
            // The parent had this socket closed while it was read: that is how a measurement ends.
        }
    }

    private void close() {
        for (SSLSocket socket = open.poll(); socket != null; socket = open.poll()) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
