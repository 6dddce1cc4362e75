package io.shareterm.broker.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.shareterm.config.settings.HostPort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;

/**
 * The operators' port: {@code /metrics}, {@code /health}, {@code /ready}. The JDK's small server on a thread of its own, so that it
 * answers even when the broker's dispatcher does not, and costs nothing when it is off. Plain HTTP: keep it on a private
 * interface.
 */
public final class AdminServer implements AutoCloseable {

    private static final String TEXT = "text/plain; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService thread;

    private AdminServer(HttpServer server, ExecutorService thread) {
        this.server = server;
        this.thread = thread;
    }

    /**
     * Begins to listen.
     *
     * @param ready whether new connections are welcome now
     * @throws AdminBindFailed if it cannot listen there
     */
    public static AdminServer start(HostPort listen, PrometheusRegistry registry, BooleanSupplier ready) {
        try {
            var server = HttpServer.create(new InetSocketAddress(listen.host(), listen.port()), 0);
            var thread = Executors.newSingleThreadExecutor(daemon());
            server.setExecutor(thread);
            server.createContext("/health", exchange -> answer(exchange, "/health", 200, TEXT, "ok\n"));
            server.createContext("/ready", exchange -> {
                var up = ready.getAsBoolean();
                answer(exchange, "/ready", up ? 200 : 503, TEXT, up ? "ready\n" : "not ready\n");
            });
            server.createContext(
                    "/metrics",
                    exchange -> answer(
                            exchange, "/metrics", 200, PrometheusTextFormatWriter.CONTENT_TYPE, scrape(registry)));
            server.start();
            return new AdminServer(server, thread);
        } catch (IOException e) {
            throw new AdminBindFailed(listen, e);
        }
    }

    /** Where it listens, with the port that was taken. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        thread.shutdownNow();
    }

    private static String scrape(PrometheusRegistry registry) throws IOException {
        var text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(text, registry.scrape());
        return text.toString(StandardCharsets.UTF_8);
    }

    /** A context matches every path that begins with its own; only the path itself is answered. */
    private static void answer(HttpExchange exchange, String path, int status, String type, String text)
            throws IOException {
        try (exchange) {
            var found = exchange.getRequestURI().getPath().equals(path);
            var bytes = (found ? text : "not found\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", found ? type : TEXT);
            var head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(found ? status : 404, head ? -1 : bytes.length);
            if (!head) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private static ThreadFactory daemon() {
        return work -> {
            var thread = new Thread(work, "admin");
            thread.setDaemon(true);
            return thread;
        };
    }
}
