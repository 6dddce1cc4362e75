package io.shareterm.agent.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareterm.config.settings.HostPort;
import org.junit.jupiter.api.Test;

class OutwardAddressTest {
    @Test
    void anAddressOfItsOwnStaysAsItIs() {
        assertThat(OutwardAddress.of(new HostPort("192.0.2.7", 7373))).isEqualTo(new HostPort("192.0.2.7", 7373));
    }

    @Test
    void everywhereBecomesSomewhereThatCanBeDialled() {
        HostPort somewhere = OutwardAddress.of(new HostPort("0.0.0.0", 7373));
        assertThat(somewhere.host()).isNotEqualTo("0.0.0.0");
        assertThat(somewhere.port()).isEqualTo(7373);
    }

    @Test
    void knowsWhatReachesThisMachineOnly() {
        assertThat(OutwardAddress.isLoopback("127.0.0.1")).isTrue();
        assertThat(OutwardAddress.isLoopback("::1")).isTrue();
        assertThat(OutwardAddress.isLoopback("192.0.2.7")).isFalse();
    }
}
