package io.shareterm.e2e;

import static io.shareterm.e2e.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ten watch a flood. One of them stops reading: nobody waits for it, and the broker does not keep its share. */
class StalledViewerIT {
    private static final int LINES = 2_500_000;
    private static final long MIB = 1024 * 1024;

    /** Above the default, so that nine readers that share two processors with everything else never fall out of it. */
    private static final long LOG_MIB = 8;

    /** What eleven busy connections have more than idle ones; a queue with the stalled viewer's share would have 21. */
    private static final long SLACK_MIB = 2;

    private static final byte[] FLOOD = IntStream.rangeClosed(1, LINES)
            .mapToObj(n -> n + "\r\n")
            .collect(Collectors.joining("", "", "done\r\n"))
            .getBytes(StandardCharsets.US_ASCII);

    private final Sandbox sandbox = Sandbox.create();

    @AfterEach
    void nothingIsLeft() {
        sandbox.close();
    }

    @Test
    void oneWhoStopsReadingHoldsUpNobody() {
        // Nothing may be dropped at the source: a pty is faster than nine viewers on two processors.
        sandbox.configureAgent("output.ring = 64 MiB");
        var config = sandbox.write("broker.conf", "log.size = %d MiB%n".formatted(LOG_MIB));
        try (var broker = BrokerProcess.start(sandbox, "--config", config.toString());
                var share = ShareProcess.through(sandbox, broker, "sh", flood().toString());
                var stalled = JoinProcess.start(sandbox, share.helper())) {
            var others = IntStream.range(0, 9)
                    .mapToObj(n -> TestViewer.join(share.helper(), new Digested()))
                    .toList();
            stalled.awaitOut("ready");
            var inside = new InsideJvm(sandbox, broker.process());
            var idle = inside.liveHeapBytes();

            var alone = flooded(others, "one", expected(1));
            stalled.process()
                    .awaiting("the whole flood", () -> stalled.process().out().size() > FLOOD.length);

            stalled.process().signal("STOP");
            var withStalled = flooded(others, "two", expected(2));

            assertThat(withStalled).isLessThan(alone.multipliedBy(3).plusSeconds(1));
            eventually()
                    .untilAsserted(() -> assertThat(inside.liveHeapBytes())
                            .as("the broker's heap")
                            .isLessThan(idle + (LOG_MIB + SLACK_MIB) * MIB));

            stalled.process().signal("CONT");
            others.get(0).type("end\r");
            assertThat(stalled.process().awaitExit().code()).isZero();
            assertThat(stalled.process().err().text())
                    .as("told that it missed something")
                    .contains("skipped");
            others.forEach(TestViewer::close);
        }
    }

    /** Floods once for each line it reads, and writes down when that began and ended. */
    private Path flood() {
        return sandbox.write("flood.sh", """
                stty -echo; echo ready
                while read -r name && [ "$name" != end ]; do
                  date +%%s%%N > %1$s/$name.began
                  seq %2$d; echo done
                  date +%%s%%N > %1$s/$name.new; mv %1$s/$name.new %1$s/$name
                done
                """.formatted(sandbox.file("").toString(), LINES));
    }

    /** How long the command took until the flood was out of its hands; waits until all who read have the whole of it. */
    private Duration flooded(List<TestViewer> viewers, String name, String expected) {
        viewers.get(0).type(name + "\r");
        eventually("the command to end").until(() -> Files.exists(sandbox.file(name)));
        eventually("everybody to have it")
                .untilAsserted(
                        () -> assertThat(viewers).extracting(TestViewer::output).containsOnly(expected));
        return Duration.ofNanos(nanos(name) - nanos(name + ".began"));
    }

    private long nanos(String file) {
        return Long.parseLong(Programs.read(sandbox.file(file)).strip());
    }

    /** What everybody has seen after so many floods. */
    private static String expected(int floods) {
        var all = new Digested();
        all.write("ready\r\n".getBytes(StandardCharsets.US_ASCII), 0, 7);
        IntStream.range(0, floods).forEach(n -> all.write(FLOOD, 0, FLOOD.length));
        return all.toString();
    }
}
