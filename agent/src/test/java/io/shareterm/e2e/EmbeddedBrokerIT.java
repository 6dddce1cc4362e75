package io.shareterm.e2e;

import static io.shareterm.e2e.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without a broker to go to, sharing brings its own, which lives and dies with it. */
class EmbeddedBrokerIT {
    private final Sandbox sandbox = Sandbox.create();

    @AfterEach
    void nothingIsLeft() {
        sandbox.close();
    }

    @Test
    void sharingAloneIsEnoughToBeJoined() {
        var share = ShareProcess.start(
                sandbox, List.of(), List.of("sh", "-c", "echo welcome; read -r word; echo \"read $word\"; exit 3"));
        var helper = JoinProcess.start(sandbox, share.helper());
        helper.awaitOut("welcome");

        helper.line("hello");

        assertThat(share.process().awaitExit().code()).as("%s", share).isEqualTo(3);
        assertThat(helper.process().awaitExit().code()).as("%s", helper).isZero();
        assertThat(helper.output()).contains("read hello");
        assertThat(share.helper()).startsWith("https://127.0.0.1:");
        assertThat(share.process().err().text()).contains("this machine only");
    }

    @Test
    void theBrokerOfAKilledSharerEndsByItself() {
        var share = ShareProcess.start(sandbox, List.of(), List.of("sh", "-c", "echo welcome; exec cat"));
        assertThat(sandbox.running("BrokerMain")).hasSize(1);

        share.process().signal("KILL");

        assertThat(share.process().awaitExit().code()).as("%s", share).isEqualTo(137);
        eventually().untilAsserted(() -> assertThat(sandbox.running()).isEmpty());
    }
}
