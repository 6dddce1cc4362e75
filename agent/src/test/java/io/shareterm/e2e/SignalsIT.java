package io.shareterm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals end our programs with their codes, and whoever takes part is told. */
class SignalsIT {
    private static final Sandbox SANDBOX = Sandbox.create();
    private static BrokerProcess broker;

    @BeforeAll
    static void start() {
        broker = SANDBOX.keep(BrokerProcess.start(SANDBOX));
    }

    @AfterAll
    static void end() {
        SANDBOX.close();
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void aSignalToTheSharerEndsCommandAndSession(String signal, int code) {
        try (var share = ShareProcess.through(SANDBOX, broker, "sh", "-c", "echo started; exec sleep 1000");
                var viewer = JoinProcess.start(SANDBOX, share.observer())) {
            viewer.awaitOut("started");

            share.process().signal(signal);

            assertThat(share.process().awaitExit().code()).as("%s", share).isEqualTo(code);
            assertThat(viewer.process().awaitExit().code()).as("%s", viewer).isZero();
            assertThat(viewer.process().err().text()).containsIgnoringCase("ended");
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void aSignalToAViewerEndsItAlone(String signal, int code) {
        try (var share = ShareProcess.through(SANDBOX, broker, "sh", "-c", "echo started; exec cat");
                var other = JoinProcess.start(SANDBOX, share.helper());
                var viewer = JoinProcess.start(SANDBOX, share.observer())) {
            viewer.awaitOut("started");
            other.awaitOut("started");

            viewer.process().signal(signal);

            assertThat(viewer.process().awaitExit().code()).as("%s", viewer).isEqualTo(code);
            other.line("still here");
            other.awaitOut("still here");
        }
    }

    @Test
    void aBrokerThatIsToldToStopTellsItsPeers() {
        try (var stopped = BrokerProcess.start(SANDBOX);
                var share = ShareProcess.through(SANDBOX, stopped, "sh", "-c", "echo started; exec cat");
                var viewer = JoinProcess.start(SANDBOX, share.helper())) {
            viewer.awaitOut("started");

            stopped.process().signal("TERM");

            assertThat(stopped.process().awaitExit().code()).as("%s", stopped).isEqualTo(143);
            assertThat(share.process().isAlive()).as("the command goes on").isTrue();
        }
    }
}
