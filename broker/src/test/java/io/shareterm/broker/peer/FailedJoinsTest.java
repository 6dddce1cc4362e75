package io.shareterm.broker.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailedJoinsTest {

    private static final long SECOND = 1_000_000_000;

    private final FailedJoins failed = new FailedJoins(3);

    @Test
    void anAddressWaitsForTheEndOfItsMinuteAfterTooManyFailures() throws UnknownHostException {
        var address = address(192, 0, 2, 1);
        for (var i = 0; i < 3; i++) {
            assertThat(failed.blockedFor(address, i * SECOND)).isEmpty();
            failed.failed(address, i * SECOND);
        }
        assertThat(failed.blockedFor(address, 10 * SECOND)).contains(Duration.ofSeconds(50));
        assertThat(failed.blockedFor(address, 60 * SECOND)).isEmpty();
        failed.failed(address, 60 * SECOND);
        assertThat(failed.blockedFor(address, 61 * SECOND))
                .as("a new minute counts anew")
                .isEmpty();
    }

    @Test
    void otherAddressesAreNotTouched() throws UnknownHostException {
        for (var i = 0; i < 3; i++) {
            failed.failed(address(192, 0, 2, 1), 0);
        }
        assertThat(failed.blockedFor(address(192, 0, 2, 2), 0)).isEmpty();
    }

    @Test
    void addressesOfOneIpv6NetworkCountTogether() throws UnknownHostException {
        for (var i = 0; i < 3; i++) {
            failed.failed(ipv6(1, i), 0);
        }
        assertThat(failed.blockedFor(ipv6(1, 99), 0)).isPresent();
        assertThat(failed.blockedFor(ipv6(2, 0), 0)).isEmpty();
    }

    private static InetAddress address(int... bytes) throws UnknownHostException {
        var raw = new byte[] {(byte) bytes[0], (byte) bytes[1], (byte) bytes[2], (byte) bytes[3]};
        return InetAddress.getByAddress(raw);
    }

    private static InetAddress ipv6(int network, int host) throws UnknownHostException {
        var raw = new byte[16];
        raw[0] = 0x20;
        raw[7] = (byte) network;
        raw[15] = (byte) host;
        return InetAddress.getByAddress(raw);
    }
}
