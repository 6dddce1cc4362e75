package io.shareterm.protocol.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {

    @ParameterizedTest
    @CsvSource({
        "broker.example, 443, broker.example, broker.example:443",
        "broker.example, 7443, broker.example:7443, broker.example:7443",
        "localhost, 1, localhost:1, localhost:1",
        "my_host.local., 443, my_host.local., my_host.local.:443",
        "192.0.2.7, 443, 192.0.2.7, 192.0.2.7:443",
        "2001:db8::7, 443, [2001:db8::7], [2001:db8::7]:443",
        "::ffff:192.0.2.7, 65535, [::ffff:192.0.2.7]:65535, [::ffff:192.0.2.7]:65535"
    })
    void addressIsWrittenWithAndWithoutTheUsualPort(String host, int port, String authority, String text) {
        var address = new HostPort(host, port);
        assertThat(address.authority()).isEqualTo(authority);
        assertThat(address).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "-a",
                "a-",
                "a..b",
                "a b",
                "a/b",
                "a@b",
                "a#b",
                "a:b",
                "[::1]",
                ":",
                ":::",
                "1:2",
                "fe80::1%eth0",
                "münchen.example",
                "a\u001bb",
                "12345::",
                "::1.2.3"
            })
    void whatIsNoHostIsRefused(String host) {
        assertThatThrownBy(() -> new HostPort(host, 443)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    void portIsBounded(int port) {
        assertThatThrownBy(() -> new HostPort("a", port))
                .hasMessage("port out of range: %d, must be 1 to 65535".formatted(port));
    }

    @ParameterizedTest
    @ValueSource(ints = {254, 10_000})
    void hostIsBounded(int length) {
        assertThatThrownBy(() -> new HostPort("a".repeat(length), 1))
                .hasMessage("host too long: length=%d, max=253".formatted(length));
    }
}
