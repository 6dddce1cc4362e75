package io.shareterm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Five sessions on one broker, each a program in a real pty: one with two helpers and four observers, the others with one helper
 * each. The programs print numbered lines, so that one byte lost, doubled or out of order is seen.
 */
class FiveSessionsIT {
    private static final int LINES = 40_000;

    /** A second, and one more for the JVMs of a session to end on a busy machine. */
    private static final Duration TOLD = Duration.ofSeconds(2);

    private final Sandbox sandbox = Sandbox.create();

    @Test
    void everyByteReachesEverybodyOnceAndInOrder() {
        var broker = sandbox.keep(BrokerProcess.start(sandbox));
        var shares = IntStream.range(0, 5).mapToObj(n -> share(broker, n)).toList();
        var sessions =
                IntStream.range(0, 5).mapToObj(n -> join(n, shares.get(n))).toList();
        sessions.forEach(Session::awaitEverybody);
        sessions.forEach(Session::typeByAll);
        sessions.forEach(Session::awaitAllOfIt);
        sessions.forEach(Session::assertToldOfTheEnd);
    }

    @AfterEach
    void nothingIsLeft() {
        sandbox.close();
    }

    private ShareProcess share(BrokerProcess broker, int number) {
        var script = sandbox.write("program-" + number + ".sh", """
                stty -echo
                echo "session %1$d"
                read -r first; echo "first: $first"
                read -r second; echo "second: $second"
                seq %2$d | sed 's/^/%1$d-/'
                echo 'the end'
                read -r leave
                date +%%s%%N > %3$s.new; mv %3$s.new %3$s
                exit 4%1$d
                """.formatted(number, LINES, ended(number)));
        return sandbox.keep(ShareProcess.through(sandbox, broker, "sh", script.toString()));
    }

    private Session join(int number, ShareProcess share) {
        var helpers = joining(share.helper(), number == 0 ? 2 : 1, "helper");
        var observers = joining(share.observer(), number == 0 ? 4 : 0, "observer");
        return new Session(number, share, helpers, observers, ended(number));
    }

    private Path ended(int number) {
        return sandbox.file("ended-" + number);
    }

    private List<JoinProcess> joining(String link, int count, String name) {
        return IntStream.range(0, count)
                .mapToObj(n -> sandbox.keep(JoinProcess.start(sandbox, link, "--name", name + n)))
                .toList();
    }

    private record Session(
            int number, ShareProcess share, List<JoinProcess> helpers, List<JoinProcess> observers, Path ended) {

        List<JoinProcess> viewers() {
            return Stream.concat(helpers.stream(), observers.stream()).toList();
        }

        void awaitEverybody() {
            viewers().forEach(viewer -> viewer.awaitOut("session " + number));
        }

        /** One types after all have seen what the other typed; where there is one helper, it types twice. */
        void typeByAll() {
            helpers.get(0).line("one of " + number);
            viewers().forEach(viewer -> viewer.awaitOut("first: one of " + number));
            helpers.get(helpers.size() - 1).line("two of " + number);
        }

        void awaitAllOfIt() {
            viewers().forEach(viewer -> {
                viewer.awaitOut("the end");
                assertThat(viewer.output()).isEqualTo(expected());
            });
        }

        void assertToldOfTheEnd() {
            helpers.get(0).line("leave");

            assertThat(share.process().awaitExit().code()).as("the command's").isEqualTo(40 + number);
            var end = endOfTheCommand();
            for (var viewer : viewers()) {
                var exit = viewer.process().awaitExit();
                assertThat(exit.code()).as("%s", viewer).isZero();
                assertThat(Duration.between(end, exit.at()))
                        .as("told of the end")
                        .isLessThan(TOLD);
                assertThat(viewer.output()).as("nothing more").isEqualTo(expected());
            }
        }

        private Instant endOfTheCommand() {
            var nanos = Long.parseLong(Programs.read(ended).strip());
            return Instant.ofEpochSecond(0, nanos);
        }

        private String expected() {
            var lines = new ArrayList<>(
                    List.of("session " + number, "first: one of " + number, "second: two of " + number));
            IntStream.rangeClosed(1, LINES).forEach(n -> lines.add(number + "-" + n));
            lines.add("the end");
            return String.join("\r\n", lines) + "\r\n";
        }
    }
}
