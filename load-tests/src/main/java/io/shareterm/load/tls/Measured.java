package io.shareterm.load.tls;

import java.util.ArrayList;
import java.util.List;

/** One variant's server process and what was measured of it. */
final class Measured implements AutoCloseable {
    private final Variant variant;
    private final Child server;
    private final int port;
    private final List<Double> microsPerFrame = new ArrayList<>();
    private final List<Double> kibPerViewer = new ArrayList<>();

    Measured(Variant variant, List<String> flags, String certificates) {
        this.variant = variant;
        this.server = new Child(flags, List.of(TlsServer.class.getName(), variant.name(), certificates));
        this.port = Integer.parseInt(server.greeting());
    }

    Variant variant() {
        return variant;
    }

    /** CPU of the whole process for each frame of each viewer, while all viewers read as fast as they can. */
    void flood(Child clients, int viewers, Timing timing, boolean counts) {
        server.ask("flood");
        clients.ask("connect " + port + " " + viewers);
        timing.settle();
        Counters before = counters();
        timing.measure();
        Counters after = counters();
        clients.ask("close");
        if (counts) {
            microsPerFrame.add(after.since(before));
        }
    }

    /** Heap after collection for each viewer that waits. */
    void idle(Child clients, int viewers, Timing timing) {
        server.ask("idle");
        timing.settle();
        long before = heap();
        clients.ask("connect " + port + " " + viewers);
        timing.settle();
        kibPerViewer.add((heap() - before) / 1024.0 / viewers);
        clients.ask("close");
    }

    double microsPerFrame() {
        return Median.of(microsPerFrame);
    }

    double kibPerViewer() {
        return Median.of(kibPerViewer);
    }

    String rounds() {
        return microsPerFrame.stream().map("%.2f"::formatted).toList() + " "
                + kibPerViewer.stream().map("%.1f"::formatted).toList();
    }

    private Counters counters() {
        String[] words = server.ask("counters").split(" ", -1);
        return new Counters(Long.parseLong(words[0]), Long.parseLong(words[1]));
    }

    private long heap() {
        return Long.parseLong(server.ask("heap"));
    }

    @Override
    public void close() {
        server.close();
    }

    private record Counters(long cpuNanos, long frames) {
        double since(Counters before) {
            return (cpuNanos - before.cpuNanos) / 1000.0 / (frames - before.frames);
        }
    }
}
