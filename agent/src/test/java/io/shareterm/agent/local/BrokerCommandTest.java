package io.shareterm.agent.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BrokerCommandTest {
    @Test
    void startsTheBrokerOfTheVeryBuildThatRuns() {
        Properties properties = new Properties();
        properties.setProperty("shareterm.launcher", "/opt/shareterm/shareterm");
        properties.setProperty("shareterm.dist", "/opt/shareterm/dist");
        BrokerCommand command = BrokerCommand.find(properties).orElseThrow();
        assertThat(command.words()).containsExactly("/opt/shareterm/shareterm", "broker");
        assertThat(command.environment()).isEqualTo(Map.of("SHARETERM_DIST", "/opt/shareterm/dist"));
    }

    @Test
    void withoutALauncherTakesTheBrokerOnTheClassPath() {
        assertThat(BrokerCommand.find(System.getProperties()).orElseThrow().words())
                .endsWith("io.shareterm.broker.BrokerMain");
    }
}
