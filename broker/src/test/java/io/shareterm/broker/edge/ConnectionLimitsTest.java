package io.shareterm.broker.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareterm.broker.edge.ConnectionLimits.Verdict;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ConnectionLimitsTest {
    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    @Test
    void oneAddressMayNotTakeEverything() throws UnknownHostException {
        ConnectionLimits limits = new ConnectionLimits(new ConnectionCaps(10, 2));
        assertThat(limits.enter(address("192.0.2.1"))).isEqualTo(Verdict.ADMITTED);
        assertThat(limits.enter(address("192.0.2.1"))).isEqualTo(Verdict.ADMITTED);
        assertThat(limits.enter(address("192.0.2.1"))).isEqualTo(Verdict.TOO_MANY_FROM_ADDRESS);
        assertThat(limits.enter(address("192.0.2.2"))).isEqualTo(Verdict.ADMITTED);
        assertThat(limits.open()).isEqualTo(3);
    }

    @Test
    void totalHoldsForAllTogether() throws UnknownHostException {
        ConnectionLimits limits = new ConnectionLimits(new ConnectionCaps(2, 2));
        limits.enter(address("192.0.2.1"));
        limits.enter(address("192.0.2.2"));
        assertThat(limits.enter(address("192.0.2.3"))).isEqualTo(Verdict.TOO_MANY);
        limits.leave(address("192.0.2.1"));
        assertThat(limits.enter(address("192.0.2.3"))).isEqualTo(Verdict.ADMITTED);
    }

    @Test
    void aWholeIpv6NetworkCountsAsOneAddress() throws UnknownHostException {
        ConnectionLimits limits = new ConnectionLimits(new ConnectionCaps(10, 1));
        assertThat(limits.enter(address("2001:db8::1"))).isEqualTo(Verdict.ADMITTED);
        assertThat(limits.enter(address("2001:db8::ffff:ffff:ffff:ffff"))).isEqualTo(Verdict.TOO_MANY_FROM_ADDRESS);
        assertThat(limits.enter(address("2001:db8:0:1::1"))).isEqualTo(Verdict.ADMITTED);
        limits.leave(address("2001:db8::2"));
        assertThat(limits.enter(address("2001:db8::3"))).isEqualTo(Verdict.ADMITTED);
    }

    @Test
    void ipv4WrittenAsIpv6IsTheSameAddress() throws UnknownHostException {
        ConnectionLimits limits = new ConnectionLimits(new ConnectionCaps(10, 1));
        limits.enter(address("192.0.2.1"));
        assertThat(limits.enter(address("::ffff:192.0.2.1"))).isEqualTo(Verdict.TOO_MANY_FROM_ADDRESS);
        assertThat(limits.enter(address("::ffff:192.0.2.2"))).isEqualTo(Verdict.ADMITTED);
    }

    @Test
    void whoNeverCameCannotLeave() throws UnknownHostException {
        ConnectionLimits limits = new ConnectionLimits(new ConnectionCaps(1, 1));
        assertThatThrownBy(() -> limits.leave(address("192.0.2.1"))).isInstanceOf(IllegalStateException.class);
        assertThat(limits.open()).isZero();
    }

    @Test
    void capsBelowOneAreRefused() {
        assertThatThrownBy(() -> new ConnectionCaps(0, 1)).hasMessageContaining("total=0");
        assertThatThrownBy(() -> new ConnectionCaps(1, 0)).hasMessageContaining("perAddress=0");
    }
}
