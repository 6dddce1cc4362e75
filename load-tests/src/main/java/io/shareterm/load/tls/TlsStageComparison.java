package io.shareterm.load.tls;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures, in one run and turn by turn (A B C A B C), what a frame and an idle viewer cost with each {@link Variant}:
 * real TLS over loopback, every server a JVM of its own, the viewers in another. Prints a table of medians, and ratios to
 * Akka's own stage. Arguments: flags for the measured JVMs, such as {@code -Dakka.io.tcp.direct-buffer-size=128KiB}.
 */
public final class TlsStageComparison {
    private static final PrintStream OUT = System.out;

    private static final int FLOODED_VIEWERS = 100;
    private static final int IDLE_VIEWERS = 1000;
    /** For the JIT; they do not count. */
    private static final int WARM_UP_ROUNDS = 2;

    private static final int ROUNDS = 3;
    private static final int IDLE_ROUNDS = 1;
    private static final Timing FLOOD = new Timing(Duration.ofSeconds(1), Duration.ofSeconds(3));
    private static final Timing IDLE = new Timing(Duration.ofSeconds(2), Duration.ZERO);

    private TlsStageComparison() {}

    public static void main(String[] flags) throws IOException {
        Path certificates = Files.createTempDirectory("tls-stage");
        try (Child clients = new Child(List.of("-Xss256k"), List.of(TlsClients.class.getName()))) {
            List<Measured> all = Arrays.stream(Variant.values())
                    .map(variant -> new Measured(variant, Arrays.asList(flags), certificates.toString()))
                    .toList();
            for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
                boolean counts = round >= WARM_UP_ROUNDS;
                all.forEach(measured -> measured.flood(clients, FLOODED_VIEWERS, FLOOD, counts));
            }
            for (int round = 0; round < IDLE_ROUNDS; round++) {
                all.forEach(measured -> measured.idle(clients, IDLE_VIEWERS, IDLE));
            }
            print(all);
            all.forEach(Measured::close);
        } finally {
            delete(certificates);
        }
    }

    private static void print(List<Measured> all) {
        Measured stock = all.stream()
                .filter(measured -> measured.variant() == Variant.STOCK)
                .findFirst()
                .orElseThrow();
        OUT.printf("%d viewers, 4 KiB frames; %d idle viewers; medians%n", FLOODED_VIEWERS, IDLE_VIEWERS);
        OUT.printf(
                "%-8s %14s %7s %18s %7s   %s%n", "", "CPU us/frame", "x stock", "heap KiB/viewer", "x stock", "rounds");
        for (Measured each : all) {
            OUT.printf(
                    "%-8s %14.2f %7.2f %18.1f %7.2f   %s%n",
                    each.variant().label(),
                    each.microsPerFrame(),
                    each.microsPerFrame() / stock.microsPerFrame(),
                    each.kibPerViewer(),
                    each.kibPerViewer() / stock.kibPerViewer(),
                    each.rounds());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
